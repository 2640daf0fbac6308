package io.cloudcostguard.cli.audit;

import java.util.concurrent.atomic.AtomicLong;

/// How far an audit is.
final class AuditProgress {

  private final AtomicLong done = new AtomicLong();
  private final long total;
  private final long begun = System.nanoTime();

  /// @param total records of plans
  AuditProgress(long total) {
    this.total = total;
  }

  void read(long records) {
    done.addAndGet(records);
  }

  /// In one line.
  String line() {
    double seconds = (System.nanoTime() - begun) / 1e9;
    return "%,d of %,d plans, %,.0f a second"
        .formatted(done.get(), total, done.get() / Math.max(seconds, 0.001));
  }
}
