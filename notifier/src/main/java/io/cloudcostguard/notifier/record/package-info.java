/// Records the results of attempts: the state of each delivery, the log of attempts, the circuit
/// breaker, the records on `ccg.deliveries`, and retention. Knows SQL and Kafka's producer; never a
/// channel or what a message says.
@NullMarked
package io.cloudcostguard.notifier.record;

import org.jspecify.annotations.NullMarked;
