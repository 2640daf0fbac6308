package io.cloudcostguard.pricing.publish;

import io.cloudcostguard.pricing.catalogue.PriceValidation;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.ContractHistory;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceRecord;
import io.cloudcostguard.schemas.price.PricesChanged;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/// Makes the records of ccg.prices. What they say is read back before it is sent: a bad record
/// would leave its key without a price.
final class PriceRecords {

  private static final String SOURCE = "/pricing-loader";
  private static final String TOPIC = Topics.PRICES.name();

  private final Serializer<PriceRecord> serializer = JsonSerde.of(Topics.PRICES).serializer();
  private final Deserializer<PriceRecord> deserializer = JsonSerde.of(Topics.PRICES).deserializer();
  private final TraceParent trace = TraceParent.continuing(null);
  private final HistoryJson json;
  private final Instant time;
  private final EventHeaders.Series listed;

  /// @param json writes the histories of prices
  /// @param time of the events: when their version was loaded
  PriceRecords(HistoryJson json, Instant time) {
    this.json = json;
    this.time = time;
    listed = new EventHeaders.Series(EventType.PRICE_LISTED, SOURCE, time, trace);
  }

  ProducerRecord<String, byte[]> priceListed(PriceHistory history) {
    String key = history.key().value();
    String fault = PriceValidation.violation(history.key());
    if (fault != null) {
      throw new IllegalStateException("Cannot publish '" + key + "': " + fault);
    }
    if (history.entries().isEmpty()) {
      throw new IllegalStateException("Cannot publish '" + key + "': its history is empty");
    }
    long version = history.entries().getLast().version();
    return new ProducerRecord<>(
        TOPIC, null, key, json.record(history), listed.of(key + "@" + version, key));
  }

  ProducerRecord<String, byte[]> contractChanged(ContractHistory history) {
    return record(
        ContractHistory.keyOf(history.tenant(), history.scope()),
        history.changes().getLast().version(),
        EventType.CONTRACT_CHANGED,
        history);
  }

  ProducerRecord<String, byte[]> catalogueCompleted(CatalogueCompleted marker) {
    return record(CatalogueCompleted.KEY, marker.version(), EventType.CATALOGUE_COMPLETED, marker);
  }

  ProducerRecord<String, byte[]> pricesChanged(PricesChanged changes) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            Topics.PRICE_CHANGES.name(),
            CatalogueCompleted.KEY,
            JsonSerde.of(Topics.PRICE_CHANGES)
                .serializer()
                .serialize(Topics.PRICE_CHANGES.name(), changes));
    new EventHeaders(
            changes.id(), EventType.PRICES_CHANGED, SOURCE, CatalogueCompleted.KEY, time, trace)
        .writeTo(record.headers());
    return record;
  }

  private ProducerRecord<String, byte[]> record(
      String key, long version, String type, PriceRecord value) {
    byte[] bytes = serializer.serialize(TOPIC, value);
    if (!value.equals(deserializer.deserialize(TOPIC, bytes))) {
      throw new IllegalStateException(
          "Cannot publish '" + key + "': reading it back gives another value");
    }
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC, key, bytes);
    new EventHeaders(key + "@" + version, type, SOURCE, key, time, trace).writeTo(record.headers());
    return record;
  }
}
