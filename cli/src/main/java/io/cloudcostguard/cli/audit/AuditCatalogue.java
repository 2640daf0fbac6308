package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.CatalogueDigests;
import io.cloudcostguard.schemas.price.PriceRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The prices of every catalogue version, read from `ccg.prices`, and the digest of each.
///
/// A price whose checksum is wrong is used as far as it can be read: the digest says whether it is
/// the one that estimates were made at.
final class AuditCatalogue {

  private final Map<String, PriceRecord> prices = new HashMap<>();
  private NavigableMap<Long, String> digests;
  private long unreadable;

  /// Without prices, until they are read.
  AuditCatalogue() {
    digests = CatalogueDigests.of(prices);
  }

  /// Prices of which the digests are not known.
  static AuditCatalogue of(Map<String, PriceRecord> prices) {
    AuditCatalogue catalogue = new AuditCatalogue();
    catalogue.prices.putAll(prices);
    return catalogue;
  }

  static AuditCatalogue read(RecordSource source, RecordSource.Bounds bounds, Findings findings) {
    TopicPartition only = new TopicPartition(Topics.PRICES.name(), 0);
    try (ChainWalk nothing =
        new ChainWalk(only, null, bounds.begin(), bounds, bounds.begin(), 0, findings)) {
      AuditCatalogue catalogue = new AuditCatalogue();
      catalogue.read(source, bounds, nothing, findings);
      return catalogue;
    }
  }

  /// @param walk sees every record
  void read(RecordSource source, RecordSource.Bounds bounds, ChainWalk walk, Findings findings) {
    TopicPartition only = new TopicPartition(Topics.PRICES.name(), 0);
    try (PartitionReader reader = source.reader(only, bounds)) {
      for (var entry = reader.next(); entry != null; entry = reader.next()) {
        List<String> names = walk.see(entry);
        switch (entry) {
          case PartitionReader.Intact(var record) -> take(record, findings);
          case PartitionReader.Damaged damaged -> {
            findings.add(Damage.fault(only, damaged, names));
            if (damaged.record() != null) {
              take(damaged.record(), findings);
            }
          }
          case PartitionReader.Erased _ -> {}
        }
      }
    }
    walk.end();
    digests = CatalogueDigests.of(prices);
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Findings findings) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    PriceRecord price = null;
    if (record.value() != null) {
      try {
        price = Json.MAPPER.readValue(record.value(), PriceRecord.class);
      } catch (JacksonException e) {
        unreadable++;
        findings.note(Damage.unreadable(record, BadRecord.reason(e)));
      }
    }
    if (price != null) {
      prices.put(key, price);
    } else if (!CatalogueCompleted.KEY.equals(key)) {
      prices.remove(key); // as the estimator does
    }
  }

  /// The newest record of a key; null where there is none.
  @Nullable PriceRecord find(String key) {
    return prices.get(key);
  }

  /// The digest of a version, as the topic tells it now.
  String digest(long version) {
    Map.Entry<Long, String> there = digests.floorEntry(version);
    return there == null ? CatalogueDigests.NONE : there.getValue();
  }

  long unreadable() {
    return unreadable;
  }
}
