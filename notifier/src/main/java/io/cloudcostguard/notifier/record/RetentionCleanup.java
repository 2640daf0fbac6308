package io.cloudcostguard.notifier.record;

import io.cloudcostguard.notifier.Loop;
import io.cloudcostguard.notifier.NotifierProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Deletes finished deliveries, published attempts and the texts of comments after their retention,
/// in batches. Pending deliveries are never deleted; those of a disabled subscription fail after
/// the retention.
@Component
public final class RetentionCleanup implements SmartLifecycle {

  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final ExpiredDeliveries expired;
  private final Clock clock;
  private final Duration retention;
  private final Loop loop;

  public RetentionCleanup(ExpiredDeliveries expired, Clock clock, NotifierProperties properties) {
    this.expired = expired;
    this.clock = clock;
    retention = properties.retention();
    loop = new Loop("retention-cleanup", PAUSE, this::cleanUp);
  }

  public boolean cleanUp() {
    Instant before = clock.instant().minus(retention);
    boolean more = expired.failPending(before) == ExpiredDeliveries.BATCH;
    more |= expired.deleteFinished(before) == ExpiredDeliveries.BATCH;
    more |= expired.deleteAttempts(before) == ExpiredDeliveries.BATCH;
    more |= expired.forgetComments(before) == ExpiredDeliveries.BATCH;
    return more;
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void stop() {
    try {
      loop.stop();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }
}
