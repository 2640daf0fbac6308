package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.ContractHistory;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceRecord;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// Fills the price table from `ccg.prices`, on every instance. A record that this version cannot
/// read, be it garbage or a newer version's, leaves its key without a price: what is not known is
/// said, and the price before it is not taken for today's. The marker stays as it was.
final class PriceTable implements Processor<byte[], byte[], Void, Void> {

  private static final Deserializer<PriceRecord> READER =
      JsonSerde.of(Topics.PRICES).deserializer();

  private final DeadLetters deadLetters;
  private final Consumer<DeadLetter> aside;
  private ProcessorContext<Void, Void> context;
  private KeyValueStore<String, byte[]> store;

  /// @param aside takes what cannot be read: a global table has no way to a topic of its own
  PriceTable(DeadLetters deadLetters, Consumer<DeadLetter> aside) {
    this.deadLetters = deadLetters;
    this.aside = aside;
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> store() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(EstimatorTopology.PRICES),
            Serdes.String(),
            Serdes.ByteArray())
        .withLoggingDisabled();
  }

  /// The record of a key; null where there is none.
  static @Nullable PriceRecord find(ReadOnlyKeyValueStore<String, byte[]> store, String key) {
    byte[] value = store.get(key);
    return value == null ? null : ParsedPrices.of(value);
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.context = context;
    this.store = context.getStateStore(EstimatorTopology.PRICES);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.key() == null) {
      putAside(record, new BadRecord("It has no key."));
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null && !key.equals(CatalogueCompleted.KEY)) {
      store.delete(key);
      return;
    }
    try {
      check(key, READER.deserialize(Topics.PRICES.name(), record.value()));
      store.put(key, record.value());
    } catch (BadRecord | SerializationException e) {
      if (!key.equals(CatalogueCompleted.KEY)) {
        store.delete(key);
      }
      putAside(record, e);
    }
  }

  private void check(String key, @Nullable PriceRecord read) {
    String own =
        switch (read) {
          case null -> throw new BadRecord("The marker has no value.");
          case PriceHistory history -> history.key().value();
          case ContractHistory contract ->
              ContractHistory.keyOf(contract.tenant(), contract.scope());
          case CatalogueCompleted marker -> {
            CatalogueCompleted before = EstimatorTopology.newestCatalogue(store);
            if (before != null && marker.version() < before.version()) {
              throw new BadRecord(
                  "Version %d is complete after version %d was."
                      .formatted(marker.version(), before.version()));
            }
            yield CatalogueCompleted.KEY;
          }
        };
    if (!own.equals(key)) {
      throw new BadRecord("It stands under another key than its own.");
    }
  }

  private void putAside(Record<byte[], byte[]> record, RuntimeException failure) {
    aside.accept(deadLetters.of(context, record, failure));
  }
}
