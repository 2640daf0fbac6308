/// Publishes the catalogue to ccg.prices: every version completely, at least once, in order. Knows
/// the catalogue's tables and Kafka; no source.
@NullMarked
package io.cloudcostguard.pricing.publish;

import org.jspecify.annotations.NullMarked;
