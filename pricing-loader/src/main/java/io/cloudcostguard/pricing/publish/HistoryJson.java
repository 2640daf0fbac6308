package io.cloudcostguard.pricing.publish;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import tools.jackson.databind.ObjectWriter;

/// Writes histories of prices as [JsonSerde] does. Many keys have one price: equal entries are
/// written once, and the first record with an entry is read back, since a record that cannot be
/// read would leave its key without a price. Keeps a bounded number of entries.
final class HistoryJson {

  private static final int ENTRIES = 50_000;
  private static final ObjectWriter WRITER = Json.MAPPER.writerFor(PriceHistory.Entry.class);

  private final Deserializer<PriceRecord> deserializer = JsonSerde.of(Topics.PRICES).deserializer();
  private final ByteArrayOutputStream record = new ByteArrayOutputStream(1024);
  private final Map<PriceHistory.Entry, byte[]> written =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PriceHistory.Entry, byte[]> eldest) {
          return size() > ENTRIES;
        }
      };

  /// The JSON of an entry.
  byte[] entry(PriceHistory.Entry entry) {
    return written.computeIfAbsent(entry, WRITER::writeValueAsBytes);
  }

  /// The record of a history.
  ///
  /// @throws IllegalStateException if it would be read back otherwise
  byte[] record(PriceHistory history) {
    String key = history.key().value();
    boolean plain = key.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\');
    boolean known = plain;
    record.reset();
    append("{\"record\":\"price\",\"key\":");
    append(plain ? '"' + key + '"' : Json.MAPPER.writeValueAsString(key));
    append(",\"entries\":");
    char separator = '[';
    for (PriceHistory.Entry entry : history.entries()) {
      known &= written.containsKey(entry);
      record.write(separator);
      record.writeBytes(entry(entry));
      separator = ',';
    }
    append("]}");
    byte[] bytes = record.toByteArray();
    if (!known && !history.equals(deserializer.deserialize(Topics.PRICES.name(), bytes))) {
      throw new IllegalStateException("Cannot publish '" + key + "': it is read back otherwise");
    }
    return bytes;
  }

  int kept() {
    return written.size();
  }

  private void append(String text) {
    record.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
