/// The state of each receiver: its circuit breaker and its rate limit, in the table `endpoint`.
/// Knows SQL; never how messages are sent, claimed or recorded.
@NullMarked
package io.cloudcostguard.notifier.receiver;

import org.jspecify.annotations.NullMarked;
