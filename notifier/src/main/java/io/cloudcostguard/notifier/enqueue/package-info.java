/// Adds deliveries to their table, and groups many into one. Knows messages and SQL; never Kafka or
/// HTTP.
@NullMarked
package io.cloudcostguard.notifier.enqueue;

import org.jspecify.annotations.NullMarked;
