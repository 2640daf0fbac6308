package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.cloudcostguard.schemas.plan.CancellationRequested;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/// Keeps the plans that were cancelled, by the day of asking: in memory for as long as the topic
/// keeps them, and forgotten after that.
final class Cancellations implements Processor<byte[], byte[], Void, Void> {

  /// The store's name.
  static final String STORE = "cancellations";

  private static final Duration DAY = Duration.ofDays(1);

  private static final Deserializer<CancellationRequested> READER =
      JsonSerde.of(Topics.CANCELLATIONS).deserializer();

  private final DeadLetters deadLetters;
  private final Consumer<DeadLetter> aside;
  private ProcessorContext<Void, Void> context;
  private WindowStore<String, CancellationRequested> store;

  /// @param aside takes what cannot be read
  Cancellations(DeadLetters deadLetters, Consumer<DeadLetter> aside) {
    this.deadLetters = deadLetters;
    this.aside = aside;
  }

  /// The store: of every instance, and filled from the topic when it starts.
  static StoreBuilder<WindowStore<String, CancellationRequested>> store() {
    return Stores.windowStoreBuilder(
            Stores.inMemoryWindowStore(STORE, Topics.CANCELLATIONS_KEPT.plus(DAY), DAY, false),
            Serdes.String(),
            JsonSerde.of(Topics.CANCELLATIONS))
        .withLoggingDisabled();
  }

  /// Whether a plan was cancelled, on any day that is remembered.
  static boolean contains(WindowStore<String, CancellationRequested> store, String key) {
    try (WindowStoreIterator<CancellationRequested> days = store.fetch(key, 0, Long.MAX_VALUE)) {
      return days.hasNext();
    }
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.context = context;
    store = context.getStateStore(STORE);
  }

  /// A cancellation is never taken back: a tombstone says nothing.
  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      CancellationRequested requested = read(record);
      store.put(
          requested.key(), requested, record.timestamp() - record.timestamp() % DAY.toMillis());
    } catch (BadRecord | SerializationException e) {
      aside.accept(deadLetters.of(context, record, e));
    }
  }

  private static CancellationRequested read(Record<byte[], byte[]> record) {
    CancellationRequested requested =
        READER.deserialize(Topics.CANCELLATIONS.name(), record.value());
    if (requested == null || requested.id() == null || requested.tenant() == null) {
      throw new BadRecord("It does not say which plan is cancelled.");
    }
    if (record.key() == null
        || !requested.key().equals(new String(record.key(), StandardCharsets.UTF_8))) {
      throw new BadRecord("It stands under another key than its own.");
    }
    return requested;
  }
}
