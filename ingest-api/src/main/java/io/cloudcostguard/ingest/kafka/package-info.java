/// How events leave and how records that cannot be stored are put aside. Knows topics; no route and
/// no table.
@NullMarked
package io.cloudcostguard.ingest.kafka;

import org.jspecify.annotations.NullMarked;
