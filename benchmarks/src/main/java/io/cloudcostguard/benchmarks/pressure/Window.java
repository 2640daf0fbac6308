package io.cloudcostguard.benchmarks.pressure;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// The latencies of one kind of request in a span of time, each from the moment at which the
/// request was due, so that a service that stalls cannot hide it.
final class Window {

  private long[] nanos = new long[1024];
  private int count;
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  /// @param status 0 when there was no answer
  synchronized void add(long took, int status) {
    if (status == 429 || status == 503) {
      refused.incrementAndGet();
    } else if (status < 200 || status > 299) {
      failed.incrementAndGet();
    }
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = took;
  }

  synchronized int count() {
    return count;
  }

  /// Answers 429 and 503.
  int refused() {
    return refused.get();
  }

  /// Other errors, and requests without an answer.
  int failed() {
    return failed.get();
  }

  /// p50, p95, p99 and the longest, in milliseconds.
  synchronized String percentiles() {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return count == 0
        ? "     -      -      -      -"
        : "%6.0f %6.0f %6.0f %6.0f"
            .formatted(at(sorted, 50), at(sorted, 95), at(sorted, 99), at(sorted, 100));
  }

  private static double at(long[] sorted, int percent) {
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)] / 1e6;
  }
}
