package io.cloudcostguard.actuals.bill;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Interrupts the thread that made it where one read takes longer than any read does. The reader of
/// Parquet waits without end for a page that is damaged.
final class ReadWatch implements AutoCloseable {

  private static final int LOOKS = 4;

  private final Thread reader = Thread.currentThread();
  private final long limit;
  private final ScheduledExecutorService looking;
  private volatile long begun;
  private volatile boolean interrupted;

  ReadWatch(Duration limit) {
    this.limit = limit.toNanos();
    looking =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("read-watch").factory());
    long pause = Math.max(1, this.limit / LOOKS);
    var _ = looking.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.NANOSECONDS);
  }

  /// A read begins.
  void begin() {
    begun = System.nanoTime() | 1; // 0: there is none
  }

  /// It has ended.
  ///
  /// @return whether it was interrupted
  boolean end() {
    begun = 0;
    if (interrupted) {
      Thread.interrupted();
    }
    return interrupted;
  }

  private void look() {
    long since = begun;
    if (since != 0 && System.nanoTime() - since > limit) {
      interrupted = true;
      reader.interrupt();
    }
  }

  @Override
  public void close() {
    looking.shutdownNow();
    end();
  }
}
