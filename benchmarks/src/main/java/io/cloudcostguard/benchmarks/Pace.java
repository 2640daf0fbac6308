package io.cloudcostguard.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/// Does something so often a second, for some time, however long each takes.
final class Pace {

  private Pace() {}

  static void keep(int perSecond, Duration time, IntConsumer what) {
    long start = System.nanoTime();
    long count = perSecond * time.toSeconds();
    for (int i = 0; i < count; i++) {
      long due = start + TimeUnit.SECONDS.toNanos(i) / perSecond;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      what.accept(i);
    }
  }
}
