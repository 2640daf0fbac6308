/// From the catalogue to the topic ccg.prices: every version whole, once or again, never skipped.
/// Knows the catalogue's tables and Kafka; knows no source.
@NullMarked
package io.cloudcostguard.pricing.publish;

import org.jspecify.annotations.NullMarked;
