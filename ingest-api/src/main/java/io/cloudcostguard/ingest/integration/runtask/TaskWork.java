package io.cloudcostguard.ingest.integration.runtask;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Processes run task requests, a bounded number at once. After the death of an instance, others
/// claim its requests.
@Component
class TaskWork implements SmartLifecycle {

  private static final Logger LOGGER = LoggerFactory.getLogger(TaskWork.class);
  private static final Duration CLEAN_UP = Duration.ofHours(1);
  private static final int STOP_SECONDS = 15;

  private final TaskRequests requests;
  private final TaskSteps steps;
  private final RunTaskProperties properties;
  private final Semaphore slots;
  private final Semaphore calls = new Semaphore(0);
  private volatile @Nullable Thread thread;
  private long cleanedUp = System.nanoTime();

  TaskWork(TaskRequests requests, TaskSteps steps, RunTaskProperties properties) {
    this.requests = requests;
    this.steps = steps;
    this.properties = properties;
    slots = new Semaphore(properties.maxInFlight());
  }

  /// There is something new.
  void wake() {
    calls.release();
  }

  @Override
  public void start() {
    if (properties.maxInFlight() > 0) {
      // The thread looks whether it is to run, so it must be known before it starts.
      Thread loop = Thread.ofVirtual().name("ccg-run-tasks").unstarted(this::run);
      thread = loop;
      loop.start();
    }
  }

  private void run() {
    try {
      while (isRunning()) {
        slots.acquire();
        TaskRequest request = claim();
        if (request == null) {
          slots.release();
          var _ = calls.tryAcquire(properties.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
          calls.drainPermits();
        } else {
          Thread.ofVirtual().name("ccg-run-task").start(() -> work(request));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable TaskRequest claim() {
    try {
      if (System.nanoTime() - cleanedUp > CLEAN_UP.toNanos()) {
        cleanedUp = System.nanoTime();
        requests.forgetOld();
      }
      return requests.claim();
    } catch (RuntimeException e) {
      LOGGER.atWarn().setCause(e).log("run tasks cannot be claimed; retrying");
      return null;
    }
  }

  /// What fails here is left to its lease: it is claimed again when that ends.
  private void work(TaskRequest request) {
    try {
      steps.take(request);
    } catch (RuntimeException e) {
      LOGGER
          .atWarn()
          .setCause(e)
          .addKeyValue("planId", request.planId())
          .addKeyValue("attempt", request.attempt())
          .log("a step of a run task failed; retrying");
    } finally {
      slots.release();
      wake();
    }
  }

  /// Waits a while for what is under way.
  @Override
  public void stop() {
    Thread loop = thread;
    thread = null;
    if (loop == null) {
      return;
    }
    loop.interrupt();
    try {
      loop.join();
      if (slots.tryAcquire(properties.maxInFlight(), STOP_SECONDS, TimeUnit.SECONDS)) {
        slots.release(properties.maxInFlight());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
