/// What waits to be sent: deliveries as they are put into the table, and many made into one. Knows
/// messages and SQL; never Kafka or HTTP.
@NullMarked
package io.cloudcostguard.notifier.queue;

import org.jspecify.annotations.NullMarked;
