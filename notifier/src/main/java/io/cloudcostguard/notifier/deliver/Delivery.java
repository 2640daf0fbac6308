package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.notifier.channel.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delivery that this process has claimed, at one of its attempts.
///
/// @param id the same on every attempt; the `webhook-id`
/// @param attempt counted from 1
/// @param createdAt when it was first due
/// @param address where to, sealed
record Delivery(
    String id,
    String subscriptionId,
    String tenant,
    Channel channel,
    String eventId,
    String eventType,
    String traceparent,
    String body,
    int attempt,
    Instant createdAt,
    Sealed address) {

  /// Credentials of a subscription, to be opened at the moment of sending.
  ///
  /// @param secret null where there is none
  @SuppressWarnings("ArrayRecordComponent") // never compared, and printed as no more than a hash
  record Sealed(byte[] url, byte @Nullable [] secret) {}
}
