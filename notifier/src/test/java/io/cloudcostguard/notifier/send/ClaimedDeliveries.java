package io.cloudcostguard.notifier.send;

import io.cloudcostguard.schemas.subscription.Channel;
import java.time.Instant;

/// Deliveries as they are claimed.
public final class ClaimedDeliveries {

  private ClaimedDeliveries() {}

  public static ClaimedDelivery of(
      String id, String subscriptionId, Channel channel, String body, int attempt) {
    return new ClaimedDelivery(
        id,
        subscriptionId,
        "acme",
        channel,
        "event",
        "io.cloudcostguard.plan.estimated.v1",
        "",
        body,
        attempt,
        Instant.parse("2026-11-20T12:00:00Z"),
        Instant.parse("2026-11-20T12:00:00Z"),
        null,
        false,
        new SealedCredentials(subscriptionId, new byte[0], null));
  }
}
