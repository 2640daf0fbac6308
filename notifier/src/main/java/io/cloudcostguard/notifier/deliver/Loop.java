package io.cloudcostguard.notifier.deliver;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that runs a step again and again: at once while the step says there is more, else when
/// woken or after a pause. A step that throws is logged and tried again after the pause.
final class Loop {

  private static final Logger LOGGER = LoggerFactory.getLogger(Loop.class);

  private final String name;
  private final Duration pause;
  private final Duration gather;
  private final BooleanSupplier step;
  private final Semaphore calls = new Semaphore(0);
  private volatile boolean running;
  private volatile Duration next;
  private @Nullable Thread thread;

  Loop(String name, Duration pause, BooleanSupplier step) {
    this(name, pause, Duration.ZERO, step);
  }

  /// @param gather how long more is waited for once woken, so that it is done together
  Loop(String name, Duration pause, Duration gather, BooleanSupplier step) {
    this.name = name;
    this.pause = pause;
    this.gather = gather;
    next = pause;
    this.step = step;
  }

  void wake() {
    calls.release();
  }

  /// Said by the step: the pause after it is no longer than this.
  void pauseAtMost(Duration shorter) {
    next = shorter.compareTo(pause) < 0 ? shorter : pause;
  }

  boolean isRunning() {
    return running;
  }

  synchronized void start() {
    if (thread == null) {
      running = true;
      thread = Thread.ofVirtual().name(name).start(this::run);
    }
  }

  /// Returns when the step under way is done.
  synchronized void stop() throws InterruptedException {
    if (thread != null) {
      running = false;
      wake();
      thread.join();
      thread = null;
    }
  }

  private void run() {
    try {
      while (running) {
        if (!runStep()) {
          if (calls.tryAcquire(next.toMillis() + 1, TimeUnit.MILLISECONDS)) {
            Thread.sleep(gather);
          }
          next = pause;
          calls.drainPermits();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean runStep() {
    try {
      return step.getAsBoolean();
    } catch (RuntimeException e) {
      LOGGER
          .atError()
          .setCause(e)
          .addKeyValue("loop", name)
          .log("a step failed and is tried again");
      return false;
    }
  }
}
