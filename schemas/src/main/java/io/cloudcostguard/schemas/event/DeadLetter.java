package io.cloudcostguard.schemas.event;

import io.cloudcostguard.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// A record that could not be processed, with where it was and why in headers: whole if every
/// dead-letter topic takes it, else the beginning of its key only. Nothing is lost by that: the
/// record itself stays in its topic.
public final class DeadLetter {

  /// The header that says why, as a sentence.
  public static final String REASON = "dlq_reason";

  /// The headers that say where the record was.
  public static final String TOPIC = "dlq_topic";

  public static final String PARTITION = "dlq_partition";
  public static final String OFFSET = "dlq_offset";
  public static final String TIMESTAMP = "dlq_timestamp";

  /// The header that says how much of a record is here, where it is not all of it.
  public static final String TRUNCATED = "dlq_truncated";

  /// Key and value of a record that is carried whole, before compression. With all headers it is
  /// less than the 8 MiB that a dead-letter topic takes.
  public static final int MOST_BYTES = 7 * 1024 * 1024;

  /// A key that is longer is cut where the record is not carried whole.
  public static final int MOST_KEY_BYTES = 1024;

  /// The record's headers that are carried: no more, and names and values together no longer.
  public static final int MOST_HEADERS = 64;

  public static final int MOST_HEADER_BYTES = 32 * 1024;

  private static final int MOST_REASON = 500;
  private static final String OWN = "dlq_";

  /// A record as its topic had it.
  ///
  /// @param timestamp in milliseconds; it may be any
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Source(
      String topic,
      int partition,
      long offset,
      long timestamp,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Iterable<Header> headers) {

    /// What a consumer of bytes got.
    public static Source of(ConsumerRecord<byte[], byte[]> record) {
      return new Source(
          record.topic(),
          record.partition(),
          record.offset(),
          record.timestamp(),
          record.key(),
          record.value(),
          record.headers());
    }
  }

  private final Source source;
  private final String reason;
  private final boolean whole;
  private final List<Header> headers;

  private DeadLetter(Source source, String reason, boolean whole) {
    this.source = source;
    this.reason = reason;
    this.whole = whole;
    headers = headersOf(source);
  }

  /// The letter for `source`.
  ///
  /// @param reason why it could not be processed, without text of the record; see [BadRecord]
  public static DeadLetter of(Source source, String reason) {
    return new DeadLetter(
        source, bounded(reason), (long) length(source.key) + length(source.value) <= MOST_BYTES);
  }

  /// What to send to a dead-letter topic for `record`.
  ///
  /// @param reason why it could not be processed, without text of the record; see [BadRecord]
  public static ProducerRecord<byte[], byte[]> of(
      Topic<byte[]> topic, ConsumerRecord<byte[], byte[]> record, String reason) {
    return of(Source.of(record), reason).to(topic.name());
  }

  /// The smallest letter about the same record, for a topic that does not take this one.
  public DeadLetter truncated() {
    return new DeadLetter(source, reason, false);
  }

  /// What to send to a dead-letter topic. Its time is that of sending: a broker may refuse the
  /// record's own.
  public ProducerRecord<byte[], byte[]> to(String topic) {
    return new ProducerRecord<>(topic, null, null, key(), value(), headers());
  }

  public byte @Nullable [] key() {
    byte[] key = source.key;
    return whole || key == null || key.length <= MOST_KEY_BYTES
        ? key
        : Arrays.copyOf(key, MOST_KEY_BYTES);
  }

  public byte @Nullable [] value() {
    return whole ? source.value : null;
  }

  /// The record's own, as far as they are carried, and those of the letter.
  public List<Header> headers() {
    List<Header> all = new ArrayList<>(headers);
    all.add(header(REASON, reason));
    all.add(header(TOPIC, source.topic));
    all.add(header(PARTITION, String.valueOf(source.partition)));
    all.add(header(OFFSET, String.valueOf(source.offset)));
    all.add(header(TIMESTAMP, String.valueOf(source.timestamp)));
    int given = count(source.headers);
    if (!whole || headers.size() < given) {
      String kept =
          "key=%d/%d value=%d/%d headers=%d/%d"
              .formatted(
                  length(key()),
                  length(source.key),
                  length(value()),
                  length(source.value),
                  headers.size(),
                  given);
      all.add(header(TRUNCATED, kept));
    }
    return all;
  }

  /// The envelope first, so that no number of other headers displaces it.
  private static List<Header> headersOf(Source source) {
    List<Header> kept = new ArrayList<>();
    int room = MOST_HEADER_BYTES;
    for (boolean envelope : new boolean[] {true, false}) {
      for (Header header : source.headers) {
        int size = header.key().length() * 3 + length(header.value());
        if (isEnvelope(header) == envelope
            && !header.key().startsWith(OWN)
            && kept.size() < MOST_HEADERS
            && size <= room) {
          kept.add(header);
          room -= size;
        }
      }
    }
    return kept;
  }

  private static boolean isEnvelope(Header header) {
    return header.key().startsWith("ce_") || header.key().equals(TraceParent.HEADER);
  }

  /// Of the record's own headers; those of an earlier letter about it are written anew.
  private static int count(Iterable<Header> headers) {
    int count = 0;
    for (Header header : headers) {
      count += header.key().startsWith(OWN) ? 0 : 1;
    }
    return count;
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static String bounded(String reason) {
    String line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= MOST_REASON ? line : line.substring(0, MOST_REASON) + "…";
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
