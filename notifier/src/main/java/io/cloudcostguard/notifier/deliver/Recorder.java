package io.cloudcostguard.notifier.deliver;

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

/// Gathers results that come at the same time and keeps them together. While the database is away
/// it holds them; whoever waits for one waits as long.
@Component
final class Recorder implements SmartLifecycle {

  private static final Logger LOGGER = LoggerFactory.getLogger(Recorder.class);
  private static final int BATCH = 500;
  private static final Duration GATHER = Duration.ofMillis(2);
  private static final int MOST_HELD = 2_000;

  private final Results results;
  private final AttemptPublisher publisher;
  private final MeterRegistry meters;
  private final Loop loop;
  private final Timer keeping;
  private final LinkedBlockingQueue<Result> waiting = new LinkedBlockingQueue<>(MOST_HELD);
  private final List<Result> batch = new ArrayList<>();
  private @Nullable Runnable whenKept;

  Recorder(
      Results results,
      AttemptPublisher publisher,
      MeterRegistry meters,
      NotifierProperties properties) {
    this.results = results;
    this.publisher = publisher;
    this.meters = meters;
    keeping =
        Timer.builder("ccg.notifier.results")
            .description("how long it takes to keep what came of attempts")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
    loop = new Loop("recorder", properties.pollInterval(), GATHER, this::record);
  }

  /// @param then runs after results were kept: their receivers may have room for more
  void whenKept(Runnable then) {
    whenKept = then;
  }

  /// Returns when there is room for it; it is kept soon after.
  void add(Result result) {
    try {
      waiting.put(result);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // sent again when its lease has run out
    }
    loop.wake();
  }

  private boolean record() {
    fill();
    if (batch.isEmpty()) {
      return false;
    }
    keep();
    boolean more = batch.size() == BATCH;
    batch.clear();
    if (whenKept != null) {
      whenKept.run();
    }
    return more;
  }

  /// Of different deliveries: a result may come after the lease, with the next attempt's.
  private void fill() {
    Set<String> deliveries = new HashSet<>();
    batch.forEach(one -> deliveries.add(one.attempted().deliveryId()));
    for (Result next = waiting.peek();
        next != null && batch.size() < BATCH && deliveries.add(next.attempted().deliveryId());
        next = waiting.peek()) {
      batch.add(waiting.remove());
    }
  }

  /// What the database refuses for ever is not kept; those deliveries are sent again when their
  /// lease has run out. Any other fault is one of the moment: the batch stays.
  private void keep() {
    try {
      keeping.record(() -> results.keep(batch));
    } catch (DataIntegrityViolationException e) {
      LOGGER.atError().setCause(e).log("what came of attempts cannot be kept");
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
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void stop() {
    try {
      loop.stop();
      while (!waiting.isEmpty() || !batch.isEmpty()) {
        record();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOGGER.atError().setCause(e).log("what came of the last attempts cannot be kept");
    }
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }

  /// Stops after the [Dispatcher], whose last results are still to be kept.
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1;
  }
}
