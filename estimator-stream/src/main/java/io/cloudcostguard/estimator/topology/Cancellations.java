package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.plan.CancellationAsked;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/// The plans that somebody asked not to be estimated, by the day of asking: in memory for as long
/// as the topic keeps them, and forgotten after that.
final class Cancellations implements Processor<String, CancellationAsked, Void, Void> {

  /// The store's name.
  static final String STORE = "cancellations";

  private static final Duration DAY = Duration.ofDays(1);

  private WindowStore<String, CancellationAsked> store;

  /// The store: of every instance, and filled from the topic when it starts.
  static StoreBuilder<WindowStore<String, CancellationAsked>> store() {
    return Stores.windowStoreBuilder(
            Stores.inMemoryWindowStore(STORE, Topics.CANCELLATIONS_KEPT.plus(DAY), DAY, false),
            Serdes.String(),
            JsonSerde.of(Topics.CANCELLATIONS))
        .withLoggingDisabled();
  }

  /// Whether somebody asked, on any day that is remembered.
  static boolean contains(WindowStore<String, CancellationAsked> store, String key) {
    try (WindowStoreIterator<CancellationAsked> days = store.fetch(key, 0, Long.MAX_VALUE)) {
      return days.hasNext();
    }
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    store = context.getStateStore(STORE);
  }

  /// What was asked is not taken back.
  @Override
  public void process(Record<String, CancellationAsked> asked) {
    if (asked.value() != null) {
      long day = asked.timestamp() - asked.timestamp() % DAY.toMillis();
      store.put(asked.key(), asked.value(), day);
    }
  }
}
