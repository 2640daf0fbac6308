package io.cloudcostguard.notifier.send;

import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The result of a delivery attempt, to be recorded.
///
/// @param traceparent of the event's record
/// @param probe whether the attempt probed a half-open circuit
/// @param notBefore the receiver takes no request before; null when it did not say
/// @param gone whether the receiver takes no message any more
/// @param hindered whether the attempt failed on our side, so that the circuit is not affected
public record AttemptResult(
    DeliveryAttempted attempted,
    String traceparent,
    boolean probe,
    @Nullable Instant notBefore,
    boolean gone,
    boolean hindered) {}
