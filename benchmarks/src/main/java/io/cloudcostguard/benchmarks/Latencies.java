package io.cloudcostguard.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long events took until their notifications arrived.
final class Latencies {

  private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\":\"([^\"]+)\"");

  private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();

  /// @param body has the time of its event
  void arrived(byte[] body) {
    Instant now = Instant.now();
    Matcher timestamp = TIMESTAMP.matcher(new String(body, StandardCharsets.UTF_8));
    if (timestamp.find()) {
      millis.add(Duration.between(Instant.parse(timestamp.group(1)), now).toNanos() / 1e6);
    }
  }

  int count() {
    return millis.size();
  }

  void clear() {
    millis.clear();
  }

  double percentile(double percent) {
    List<Double> sorted = new ArrayList<>(millis);
    sorted.sort(null);
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100) - 1));
  }
}
