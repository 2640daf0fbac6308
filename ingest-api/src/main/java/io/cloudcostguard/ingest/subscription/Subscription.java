package io.cloudcostguard.ingest.subscription;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A subscription as a client sees it: never its address.
///
/// @param host of the address
/// @param secret signs webhooks; only in the answer that made it
/// @param publicKeys that check a webhook's `v1a` signatures, the newest first; null where there
///   are none
/// @param repositories whose pull requests are told; null where that is no question
/// @param disabledAt when deliveries were stopped, and why; null while they are not
record Subscription(
    String id,
    String channel,
    String host,
    @Nullable String project,
    List<String> eventTypes,
    @Nullable String secret,
    @Nullable List<String> publicKeys,
    @Nullable List<String> repositories,
    @Nullable Instant createdAt,
    @Nullable Instant disabledAt,
    @Nullable String disabledReason) {

  @Override
  public String toString() {
    return "Subscription[id=" + id + ", host=" + host + "]";
  }
}
