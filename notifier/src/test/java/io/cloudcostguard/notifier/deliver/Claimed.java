package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.notifier.channel.Channel;
import java.time.Instant;

/// Deliveries as they are claimed.
final class Claimed {

  private Claimed() {}

  static Delivery of(String id, String subscriptionId, Channel channel, String body, int attempt) {
    return new Delivery(
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
        false,
        new Sealed(subscriptionId, new byte[0], null));
  }
}
