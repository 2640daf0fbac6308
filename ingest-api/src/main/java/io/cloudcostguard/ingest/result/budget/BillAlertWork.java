package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.ingest.actual.BillOutbox;
import io.cloudcostguard.ingest.actual.DueComparisons;
import io.cloudcostguard.ingest.actual.DueComparisons.Due;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Compares budgets with bills where that is due, and publishes what is to be told of bills. After
/// the death of an instance, others make what it claimed.
@Component
class BillAlertWork implements SmartLifecycle {

  private static final Logger LOGGER = LoggerFactory.getLogger(BillAlertWork.class);
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

  private final DueComparisons due;
  private final BillAlerts alerts;
  private final BillOutbox outbox;
  private final Semaphore calls = new Semaphore(0);
  private volatile @Nullable Thread thread;

  BillAlertWork(DueComparisons due, BillAlerts alerts, BillOutbox outbox) {
    this.due = due;
    this.alerts = alerts;
    this.outbox = outbox;
  }

  @Override
  public void start() {
    Thread loop = Thread.ofVirtual().name("ccg-bill-alerts").unstarted(this::run);
    thread = loop;
    loop.start();
  }

  private void run() {
    try {
      while (isRunning()) {
        boolean more = compare();
        more |= publish();
        if (!more) {
          var _ = calls.tryAcquire(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
          calls.drainPermits();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether there may be more.
  private boolean compare() {
    Due claimed = null;
    try {
      claimed = due.claim();
      if (claimed == null) {
        return false;
      }
      if (alerts.raise(claimed.tenant())) {
        due.made(claimed);
      }
      return true;
    } catch (RuntimeException e) {
      // It is claimed again when its lease ends.
      LOGGER
          .atWarn()
          .setCause(e)
          .addKeyValue("tenant", claimed == null ? "" : claimed.tenant())
          .log("budgets cannot be compared with a bill; retrying");
      return false;
    }
  }

  private boolean publish() {
    try {
      return outbox.publish();
    } catch (RuntimeException e) {
      LOGGER.atWarn().setCause(e).log("events of bills cannot be published; retrying");
      return false;
    }
  }

  /// Waits for what is under way.
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
