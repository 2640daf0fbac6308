package io.cloudcostguard.cli.dlq;

import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.cloudcostguard.schemas.event.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A dead letter without its value.
///
/// @param at when it was written
/// @param source where its record was
/// @param timestamp of its record in milliseconds, as text, which may be any
/// @param tenant whose record it is, by its key; empty where the key does not say
/// @param reason why it could not be processed
/// @param truncated whether the letter has not all of its record
/// @param copies how often there is a letter about this record
/// @param settled what was done about it; null: nothing yet
record Letter(
    LetterId id,
    Instant at,
    Source source,
    String timestamp,
    String tenant,
    String reason,
    boolean truncated,
    int copies,
    @Nullable Settled settled) {

  /// Where a record was. A letter has it as text, which may be any.
  record Source(String topic, String partition, String offset) {

    @Override
    public String toString() {
      return topic + "/" + partition + "/" + offset;
    }
  }

  /// What was done about a letter.
  enum Settled {
    REPLAYED,
    DROPPED;

    /// As the header of the mark has it.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The header of the record that says that a letter is settled. It is in the letter's topic.
  static final String SETTLED = "dlq_settled";

  private static final int LONGEST = 200;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  static Letter of(Topic<byte[]> topic, ConsumerRecord<byte[], byte[]> record) {
    byte[] key = record.key();
    return new Letter(
        new LetterId(topic, record.partition(), record.offset()),
        Instant.ofEpochMilli(Math.max(0, record.timestamp())),
        source(record),
        text(record, DeadLetter.TIMESTAMP, LONGEST),
        key == null ? "" : tenant(new String(key, StandardCharsets.UTF_8)),
        text(record, DeadLetter.REASON, 600),
        record.headers().lastHeader(DeadLetter.TRUNCATED) != null,
        1,
        null);
  }

  static Source source(ConsumerRecord<byte[], byte[]> record) {
    return new Source(
        text(record, DeadLetter.TOPIC, LONGEST),
        text(record, DeadLetter.PARTITION, LONGEST),
        text(record, DeadLetter.OFFSET, LONGEST));
  }

  /// What the mark says; null where a record is no mark.
  static @Nullable Settled mark(ConsumerRecord<byte[], byte[]> record) {
    String word = EventHeaders.text(record.headers(), SETTLED);
    for (Settled settled : Settled.values()) {
      if (settled.word().equals(word)) {
        return settled;
      }
    }
    return null;
  }

  Letter with(int copies, @Nullable Settled settled) {
    return new Letter(id, at, source, timestamp, tenant, reason, truncated, copies, settled);
  }

  /// Keys of records begin with the tenant.
  private static String tenant(String key) {
    int slash = key.indexOf('/');
    String tenant = slash < 0 ? key : key.substring(0, slash);
    return NAME.matcher(tenant).matches() ? tenant : "";
  }

  private static String text(ConsumerRecord<?, ?> record, String header, int longest) {
    String text = EventHeaders.text(record.headers(), header);
    return text == null ? "" : text.length() <= longest ? text : text.substring(0, longest) + "…";
  }
}
