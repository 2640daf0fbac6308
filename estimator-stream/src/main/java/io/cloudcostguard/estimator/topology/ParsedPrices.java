package io.cloudcostguard.estimator.topology;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.price.PriceRecord;
import org.apache.kafka.common.serialization.Deserializer;

/// Caches the records of the price table as they are read: a record with a long history is parsed
/// once, not at each look-up. The keys are the arrays of the table themselves, by identity, so a
/// price that is replaced is never found again.
public final class ParsedPrices {

  /// Of all records together, in bytes as they are written; read they take some times as much.
  private static final long MOST_BYTES = 8L << 20;

  private static final Deserializer<PriceRecord> READER =
      JsonSerde.of(Topics.PRICES).deserializer();

  private static final Cache<byte[], PriceRecord> PARSED =
      Caffeine.newBuilder()
          .weakKeys()
          .maximumWeight(MOST_BYTES)
          .<byte[], PriceRecord>weigher((record, _) -> record.length)
          .build();

  /// The record that bytes of the table are.
  ///
  /// @param record an array that is never written to
  public static PriceRecord of(byte[] record) {
    return PARSED.get(record, bytes -> READER.deserialize(Topics.PRICES.name(), bytes));
  }

  private ParsedPrices() {}
}
