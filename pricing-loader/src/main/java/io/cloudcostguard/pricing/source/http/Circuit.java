package io.cloudcostguard.pricing.source.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Spares a server that does not answer: after a download from it was given up, none is tried for a
/// while.
final class Circuit {

  private final Duration rest;
  private final Map<String, Long> openUntil = new ConcurrentHashMap<>();

  Circuit(Duration rest) {
    this.rest = rest;
  }

  /// @throws IOException if the server of `address` is spared at the moment
  void check(URI address) throws IOException {
    Long until = openUntil.get(address.getRawAuthority());
    long left = until == null ? 0 : until - System.nanoTime();
    if (left > 0) {
      throw new IOException(
          "The circuit breaker of %s is open for another %d s after repeated failures"
              .formatted(address.getRawAuthority(), Duration.ofNanos(left).toSeconds() + 1));
    }
  }

  void open(URI address) {
    openUntil.put(address.getRawAuthority(), System.nanoTime() + rest.toNanos());
  }

  void close(URI address) {
    openUntil.remove(address.getRawAuthority());
  }
}
