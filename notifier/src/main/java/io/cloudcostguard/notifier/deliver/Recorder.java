package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.LinkedBlockingDeque;
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

  private final Results results;
  private final AttemptPublisher publisher;
  private final MeterRegistry meters;
  private final Loop loop;
  private final LinkedBlockingDeque<Entry> waiting = new LinkedBlockingDeque<>();
  private final List<Entry> batch = new ArrayList<>();

  Recorder(
      Results results,
      AttemptPublisher publisher,
      MeterRegistry meters,
      NotifierProperties properties) {
    this.results = results;
    this.publisher = publisher;
    this.meters = meters;
    loop = new Loop("recorder", properties.pollInterval(), this::record);
  }

  private record Entry(Result result, Runnable whenKept) {}

  /// @param whenKept runs when the result is kept, or never can be
  void add(Result result, Runnable whenKept) {
    waiting.add(new Entry(result, whenKept));
    loop.wake();
  }

  private boolean record() {
    fill();
    if (batch.isEmpty()) {
      return false;
    }
    keep();
    batch.forEach(entry -> entry.whenKept().run());
    batch.clear();
    return true;
  }

  /// Of different deliveries: a result may come after the lease, with the next attempt's.
  private void fill() {
    Set<String> deliveries = new HashSet<>();
    batch.forEach(entry -> deliveries.add(entry.result().attempted().deliveryId()));
    for (Entry next = waiting.peek();
        next != null
            && batch.size() < BATCH
            && deliveries.add(next.result().attempted().deliveryId());
        next = waiting.peek()) {
      batch.add(waiting.remove());
    }
  }

  /// What the database refuses for ever is not kept; those deliveries are sent again when their
  /// lease has run out. Any other fault is one of the moment: the batch stays.
  private void keep() {
    try {
      results.keep(batch.stream().map(Entry::result).toList());
    } catch (DataIntegrityViolationException e) {
      LOGGER.atError().setCause(e).log("what came of attempts cannot be kept");
      return;
    }
    publisher.wake();
    batch.forEach(entry -> count(entry.result().attempted()));
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
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
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
