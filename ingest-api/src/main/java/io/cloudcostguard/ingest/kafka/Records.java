package io.cloudcostguard.ingest.kafka;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.event.BadRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Validates and parses the values of records.
public final class Records {

  /// Of a record that is not a plan's or an estimate's.
  private static final int MOST_BYTES = 64 * 1024;

  private static final int LONGEST_NAME = 200;

  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

  /// The value of a record that is small.
  ///
  /// @throws BadRecord if it has none, or is large
  public static <V> V small(ConsumerRecord<byte[], byte[]> record, Class<V> type) {
    return bounded(record, type, MOST_BYTES);
  }

  /// The value of a record of bounded size.
  ///
  /// @throws BadRecord if it has none, or is larger
  public static <V> V bounded(ConsumerRecord<byte[], byte[]> record, Class<V> type, int most) {
    if (value(record).length > most) {
      throw new BadRecord(
          "It has %d bytes; the limit is %d.".formatted(record.value().length, most));
    }
    return notNull(Json.MAPPER.readValue(record.value(), type));
  }

  /// The bytes of a record.
  ///
  /// @throws BadRecord if it has none
  public static byte[] value(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      throw new BadRecord("It has no value.");
    }
    return record.value();
  }

  /// What was read, if it was anything.
  ///
  /// @throws BadRecord if the JSON was `null`
  public static <V> V notNull(V value) {
    if (value == null) {
      throw new BadRecord("Its JSON is null.");
    }
    return value;
  }

  /// A tenant's, project's or workspace's name, or an id. What the front door took is shorter.
  ///
  /// @throws BadRecord if there is none, or one that is none
  public static void checkName(String what, @Nullable String name) {
    if (name == null || name.isEmpty()) {
      throw new BadRecord("Its %s is missing.".formatted(what));
    }
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw new BadRecord("Its %s is invalid.".formatted(what));
    }
  }

  /// When it was written. A producer may say anything; what cannot be is not before 1970 nor in the
  /// future.
  public static Instant time(ConsumerRecord<byte[], byte[]> record, Clock clock) {
    long latest = clock.instant().plus(CLOCKS_DIFFER).toEpochMilli();
    return Instant.ofEpochMilli(Math.clamp(record.timestamp(), 0, latest));
  }

  private Records() {}
}
