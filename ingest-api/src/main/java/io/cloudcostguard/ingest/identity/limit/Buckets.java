package io.cloudcostguard.ingest.identity.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// One rate limit: a bucket of tokens for each of those it counts, filled anew all the time. Of
/// this instance only.
///
/// @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit
///   header fields for HTTP</a>
final class Buckets {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST = 100_000;

  private final String policy;
  private final String counted;
  private final String named;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(WINDOW.multipliedBy(2)).build();

  /// @param policy its name in answers
  Buckets(String policy) {
    this(policy, "requests");
  }

  /// @param policy its name in answers
  /// @param counted what is limited, in answers
  Buckets(String policy, String counted) {
    this.policy = policy;
    this.counted = counted;
    named = '"' + policy + '"';
  }

  /// Counts a request, and says in the answer what is left.
  ///
  /// @param who is counted
  /// @param perMinute how many requests `who` may make
  /// @throws ProblemException if it is one too many
  void count(String who, long perMinute, HttpServletResponse response) {
    Bucket bucket = buckets.get(perMinute + " " + who, _ -> bucket(perMinute));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    response.addHeader("RateLimit-Policy", named + ";q=" + perMinute + ";w=" + WINDOW.toSeconds());
    long reset =
        seconds(
            probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill());
    response.addHeader("RateLimit", named + ";r=" + probe.getRemainingTokens() + ";t=" + reset);
    if (!probe.isConsumed()) {
      throw ProblemException.of(
              ProblemType.TOO_MANY_REQUESTS,
              "The rate limit of one " + policy + " is " + perMinute + " " + counted + " a minute.",
              "Try again in " + reset + " s, at a lower rate.")
          .with("Retry-After", Long.toString(reset));
    }
  }

  private static Bucket bucket(long perMinute) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
        .build();
  }

  private static long seconds(long nanos) {
    return Math.max(1, (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1));
  }
}
