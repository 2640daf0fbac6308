package io.cloudcostguard.ingest.result.decision;

import io.cloudcostguard.ingest.result.due.DueDecisions;
import io.cloudcostguard.ingest.result.due.DueDecisions.Due;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Makes the decisions that are due, one after the other. After the death of an instance, others
/// make what it claimed.
@Component
class DecisionWork implements SmartLifecycle {

  private static final Logger LOGGER = LoggerFactory.getLogger(DecisionWork.class);
  private static final int BATCH = 20;
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
  private static final Duration CLEAN_UP = Duration.ofHours(1);

  private final DueDecisions due;
  private final DecisionPublisher publisher;
  private final Semaphore calls = new Semaphore(0);
  private volatile @Nullable Thread thread;
  private long cleanedUp = System.nanoTime();

  DecisionWork(DueDecisions due, DecisionPublisher publisher) {
    this.due = due;
    this.publisher = publisher;
    due.onDue(calls::release);
  }

  @Override
  public void start() {
    // The thread looks whether it is to run, so it must be known before it starts.
    Thread loop = Thread.ofVirtual().name("ccg-decisions").unstarted(this::run);
    thread = loop;
    loop.start();
  }

  private void run() {
    try {
      while (isRunning()) {
        if (work() < BATCH) {
          var _ = calls.tryAcquire(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
          calls.drainPermits();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// How many were claimed.
  private int work() {
    List<Due> claimed;
    try {
      if (System.nanoTime() - cleanedUp > CLEAN_UP.toNanos()) {
        cleanedUp = System.nanoTime();
        due.forgetOld();
      }
      due.standingsCameToRest();
      claimed = due.claim(BATCH);
    } catch (RuntimeException e) {
      LOGGER.atWarn().setCause(e).log("decisions that are due cannot be claimed; retrying");
      return 0;
    }
    for (Due one : claimed) {
      if (!isRunning()) {
        break;
      }
      try {
        publisher.decide(one);
      } catch (RuntimeException e) {
        // It is claimed again when its lease ends.
        LOGGER
            .atWarn()
            .setCause(e)
            .addKeyValue("planId", one.planId())
            .log("a decision cannot be made or published; retrying");
      }
    }
    return claimed.size();
  }

  /// Waits for the decision that is under way.
  @Override
  public void stop() {
    Thread loop = thread;
    thread = null;
    if (loop == null) {
      return;
    }
    calls.release();
    try {
      var _ = loop.join(Duration.ofSeconds(10));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
