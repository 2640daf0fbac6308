/// Claims due deliveries under a lease, within each receiver's rate limit and circuit breaker, and
/// dispatches their attempts. Knows SQL, and the interfaces of `send` and `record`; never a channel
/// or what a message says.
@NullMarked
package io.cloudcostguard.notifier.claim;

import org.jspecify.annotations.NullMarked;
