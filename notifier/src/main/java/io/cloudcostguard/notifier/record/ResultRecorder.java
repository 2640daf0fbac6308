package io.cloudcostguard.notifier.record;

import io.cloudcostguard.notifier.Loop;
import io.cloudcostguard.notifier.NotifierProperties;
import io.cloudcostguard.notifier.send.AttemptResult;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/// Records results in batches. While the database is down, it holds a bounded number of them, and
/// attempts wait.
@Component
public final class ResultRecorder implements SmartLifecycle {

  private static final Logger LOGGER = LoggerFactory.getLogger(ResultRecorder.class);
  private static final int BATCH = 500;
  private static final Duration GATHER = Duration.ofMillis(2);
  private static final int CAPACITY = 2_000;

  private final ResultStore results;
  private final AttemptPublisher publisher;
  private final MeterRegistry meters;
  private final Loop loop;
  private final Timer recording;
  private final LinkedBlockingQueue<AttemptResult> buffer = new LinkedBlockingQueue<>(CAPACITY);
  private final List<AttemptResult> batch = new ArrayList<>();
  private @Nullable Runnable afterRecording;

  ResultRecorder(
      ResultStore results,
      AttemptPublisher publisher,
      MeterRegistry meters,
      NotifierProperties properties) {
    this.results = results;
    this.publisher = publisher;
    this.meters = meters;
    recording =
        Timer.builder("ccg.notifier.results")
            .description("how long it takes to record the results of attempts")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
    loop = new Loop("recorder", properties.pollInterval(), GATHER, this::record);
  }

  /// Registers what runs after each batch, when receivers may have room for more requests.
  public void afterRecording(Runnable then) {
    afterRecording = then;
  }

  /// Returns when there is room in the buffer; the result is recorded soon after.
  public void add(AttemptResult result) {
    try {
      buffer.put(result);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // sent again when its lease has expired
    }
    loop.wake();
  }

  private boolean record() {
    fill();
    if (batch.isEmpty()) {
      return false;
    }
    store();
    boolean more = batch.size() == BATCH;
    batch.clear();
    if (afterRecording != null) {
      afterRecording.run();
    }
    return more;
  }

  /// Fills the batch with results of different deliveries: a late result may be followed by that of
  /// the next attempt.
  private void fill() {
    Set<String> deliveries = new HashSet<>();
    batch.forEach(one -> deliveries.add(one.attempted().deliveryId()));
    for (AttemptResult next = buffer.peek();
        next != null && batch.size() < BATCH && deliveries.add(next.attempted().deliveryId());
        next = buffer.peek()) {
      batch.add(buffer.remove());
    }
  }

  /// Drops a batch whose values the database rejects: its deliveries are sent again when their
  /// lease has expired. After any other error the batch is retried.
  private void store() {
    try {
      recording.record(() -> results.store(batch));
    } catch (DataIntegrityViolationException e) {
      LOGGER.atError().setCause(e).log("the results of attempts cannot be recorded");
      return;
    }
    publisher.wake();
    batch.forEach(one -> count(one.attempted()));
  }

  private void count(DeliveryAttempted attempted) {
    meters
        .timer(
            "ccg.notifier.attempts",
            "channel",
            attempted.channel(),
            "outcome",
            attempted.outcome().name().toLowerCase(Locale.ROOT))
        .record(Duration.ofMillis(attempted.tookMillis()));
    LOGGER
        .atInfo()
        .addKeyValue("deliveryId", attempted.deliveryId())
        .addKeyValue("eventId", attempted.eventId())
        .addKeyValue("subscriptionId", attempted.subscriptionId())
        .addKeyValue("tenant", attempted.tenant())
        .addKeyValue("channel", attempted.channel())
        .addKeyValue("attempt", attempted.attempt())
        .addKeyValue("outcome", attempted.outcome().name().toLowerCase(Locale.ROOT))
        .addKeyValue("status", attempted.status())
        .addKeyValue("durationMillis", attempted.tookMillis())
        .log("delivery attempted");
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void stop() {
    try {
      loop.stop();
      while (!buffer.isEmpty() || !batch.isEmpty()) {
        record();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOGGER.atError().setCause(e).log("the last results cannot be recorded");
    }
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }

  /// Stops after the dispatcher, so that the last results are recorded.
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1;
  }
}
