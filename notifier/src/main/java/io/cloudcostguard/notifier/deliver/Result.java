package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What came of an attempt, to be kept.
///
/// @param traceparent of the event's record
/// @param probe whether it was made to see whether its receiver is back
/// @param notBefore before which the receiver wants nothing; null when it did not say
/// @param gone whether the receiver wants nothing any more
/// @param hindered whether something on our side was in the way, which says nothing of the receiver
record Result(
    DeliveryAttempted attempted,
    String traceparent,
    boolean probe,
    @Nullable Instant notBefore,
    boolean gone,
    boolean hindered) {}
