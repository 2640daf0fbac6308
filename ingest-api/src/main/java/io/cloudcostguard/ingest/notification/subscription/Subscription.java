package io.cloudcostguard.ingest.notification.subscription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cloudcostguard.schemas.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A subscription as a client sees it: never its address.
///
/// @param host of the address
/// @param secret signs webhooks; only in the response that created the subscription
/// @param publicKeys that check a webhook's `v1a` signatures, the newest first; null where there
///   are none
/// @param repositories whose pull requests get comments; null for other channels
/// @param pausedAt when its owner paused it; deliveries wait
/// @param disabledAt when the notifier disabled it; null while it is enabled
record Subscription(
    String id,
    String channel,
    String host,
    @JsonUnwrapped Preferences preferences,
    @Nullable String secret,
    @Nullable List<String> publicKeys,
    @Nullable List<String> repositories,
    @Nullable Instant createdAt,
    @Nullable Instant pausedAt,
    @Nullable Instant disabledAt,
    @Nullable String disabledReason) {

  /// The subscription as a request, without the destination.
  ObjectNode asWritten() {
    ObjectNode written = Json.MAPPER.valueToTree(preferences);
    return written.put("channel", channel);
  }

  @Override
  public String toString() {
    return "Subscription[id=" + id + ", host=" + host + "]";
  }
}
