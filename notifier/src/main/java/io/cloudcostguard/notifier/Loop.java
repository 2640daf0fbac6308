package io.cloudcostguard.notifier;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a step on a thread of its own: again at once while the step returns true, else when woken
/// or after a pause. When the step throws, the error is logged and the step is retried after the
/// pause.
public final class Loop {

  private static final Logger LOGGER = LoggerFactory.getLogger(Loop.class);

  private final String name;
  private final Duration pause;
  private final Duration gather;
  private final BooleanSupplier step;
  private final Semaphore calls = new Semaphore(0);
  private volatile boolean running;
  private volatile Duration next;
  private @Nullable Thread thread;

  public Loop(String name, Duration pause, BooleanSupplier step) {
    this(name, pause, Duration.ZERO, step);
  }

  /// Gathers work after a wake-up.
  ///
  /// @param gather how long to wait after a wake-up, so that the step gets a larger batch
  public Loop(String name, Duration pause, Duration gather, BooleanSupplier step) {
    this.name = name;
    this.pause = pause;
    this.gather = gather;
    next = pause;
    this.step = step;
  }

  public void wake() {
    calls.release();
  }

  /// Called by the step: limits the pause after it.
  public void pauseAtMost(Duration shorter) {
    next = shorter.compareTo(pause) < 0 ? shorter : pause;
  }

  public boolean isRunning() {
    return running;
  }

  public synchronized void start() {
    if (thread == null) {
      running = true;
      thread = Thread.ofVirtual().name(name).start(this::run);
    }
  }

  /// Returns when the current step is done.
  public synchronized void stop() throws InterruptedException {
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
      LOGGER.atError().setCause(e).addKeyValue("loop", name).log("a step failed; retrying");
      return false;
    }
  }
}
