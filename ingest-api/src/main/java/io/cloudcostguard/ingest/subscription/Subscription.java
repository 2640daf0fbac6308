package io.cloudcostguard.ingest.subscription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cloudcostguard.schemas.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A subscription as a client sees it: never its address.
///
/// @param host of the address
/// @param secret signs webhooks; only in the answer that made it
/// @param publicKeys that check a webhook's `v1a` signatures, the newest first; null where there
///   are none
/// @param repositories whose pull requests are told; null where that is no question
/// @param pausedAt when its owner paused it; what comes is kept
/// @param disabledAt when deliveries were stopped, and why; null while they are not
record Subscription(
    String id,
    String channel,
    String host,
    @JsonUnwrapped Wanted wanted,
    @Nullable String secret,
    @Nullable List<String> publicKeys,
    @Nullable List<String> repositories,
    @Nullable Instant createdAt,
    @Nullable Instant pausedAt,
    @Nullable Instant disabledAt,
    @Nullable String disabledReason) {

  /// As its owner would write it, but for the address.
  ObjectNode asWritten() {
    ObjectNode written = Json.MAPPER.valueToTree(wanted);
    return written.put("channel", channel);
  }

  @Override
  public String toString() {
    return "Subscription[id=" + id + ", host=" + host + "]";
  }
}
