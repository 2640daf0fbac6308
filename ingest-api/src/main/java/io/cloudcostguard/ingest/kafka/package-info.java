/// Publishes events and writes dead letters. Knows topics; no route and no table.
@NullMarked
package io.cloudcostguard.ingest.kafka;

import org.jspecify.annotations.NullMarked;
