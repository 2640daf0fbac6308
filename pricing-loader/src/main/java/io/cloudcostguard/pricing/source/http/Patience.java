package io.cloudcostguard.pricing.source.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// The retry policy of a request: the number of attempts, and an exponential backoff with jitter.
///
/// @param attempts in a row that bring nothing, until a download is given up
/// @param first wait, about
/// @param longest wait, also if the server asks for more: it is given up then
/// @param silence after which a connection that sends nothing is broken off
public record Patience(int attempts, Duration first, Duration longest, Duration silence) {

  public Patience {
    if (attempts < 1) {
      throw new IllegalArgumentException("A request is tried at least once, not " + attempts);
    }
  }

  /// What suits a vendor's server.
  public static Patience usual() {
    return new Patience(6, Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofSeconds(60));
  }

  /// How long to wait after the `failures`th failure in a row: between half and the whole of the
  /// doubled wait.
  Duration afterFailure(int failures, RandomGenerator random) {
    long doubled = first.toMillis() << Math.min(failures - 1, 20);
    long most = Math.clamp(doubled, 1, longest.toMillis());
    return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
  }
}
