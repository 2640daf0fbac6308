package io.cloudcostguard.estimator.topology;

/// Lets so many things happen in a second, and a second's worth at once.
public final class Pace {

  private final double perMillisecond;
  private final double most;
  private double tokens;
  private long last = Long.MIN_VALUE;

  /// @param perSecond at least 1
  public Pace(int perSecond) {
    perMillisecond = perSecond / 1000.0;
    most = perSecond;
    tokens = perSecond;
  }

  /// Whether so many more may happen now. What is too much for a second makes the next ones wait.
  ///
  /// @param now in milliseconds
  synchronized boolean take(int count, long now) {
    if (last != Long.MIN_VALUE) {
      tokens = Math.min(most, tokens + Math.max(0, now - last) * perMillisecond);
    }
    last = now;
    if (tokens <= 0) {
      return false;
    }
    tokens -= count;
    return true;
  }
}
