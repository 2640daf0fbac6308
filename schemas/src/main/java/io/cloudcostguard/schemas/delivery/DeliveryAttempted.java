package io.cloudcostguard.schemas.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt to deliver one notification. The value of `ccg.deliveries`.
///
/// @param deliveryId the same on every attempt; also the `webhook-id`
/// @param eventId the CloudEvents id of what is notified
/// @param attempt counted from 1
/// @param outcome what came of it
/// @param status the HTTP status, or SMTP's reply code; null when there was no answer
/// @param detail what went wrong, or what a success does not mean; without addresses or secrets
/// @param nextAttemptAt when it is tried again; null when it is not
public record DeliveryAttempted(
    String deliveryId,
    String eventId,
    String eventType,
    String subscriptionId,
    String tenant,
    String channel,
    int attempt,
    Outcome outcome,
    @Nullable Integer status,
    @Nullable String detail,
    Instant at,
    long tookMillis,
    @Nullable Instant nextAttemptAt) {

  /// What came of an attempt.
  public enum Outcome {
    /// The receiver has it.
    DELIVERED,
    /// It failed and is tried again.
    RETRYING,
    /// It failed and is not tried again.
    FAILED,
    /// Its process ended before it said what came of it; it is tried again. Should the answer come
    /// after all, it is published under the same id.
    UNKNOWN
  }
}
