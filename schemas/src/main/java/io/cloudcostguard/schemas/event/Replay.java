package io.cloudcostguard.schemas.event;

import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// A record of [Topics#REPLAYS]: one that a service could not process, for that service to process
/// again as if it came from its own topic. Topic, partition, offset and time are those of the
/// record, so that whatever is ordered or recognised by them stays so.
public final class Replay {

  /// The header that names the dead-letter topic, and so the service that reads the record.
  public static final String LETTERS = "dlq_letters";

  private static final String OWN = "dlq_";

  /// What to send for `record`.
  ///
  /// @param letters the topic of its dead letter
  public static ProducerRecord<byte[], byte[]> of(Topic<byte[]> letters, DeadLetter.Source record) {
    ProducerRecord<byte[], byte[]> replay =
        new ProducerRecord<>(Topics.REPLAYS.name(), record.key(), record.value());
    record.headers().forEach(replay.headers()::add);
    put(replay, LETTERS, letters.name());
    put(replay, DeadLetter.TOPIC, record.topic());
    put(replay, DeadLetter.PARTITION, String.valueOf(record.partition()));
    put(replay, DeadLetter.OFFSET, String.valueOf(record.offset()));
    put(replay, DeadLetter.TIMESTAMP, String.valueOf(record.timestamp()));
    return replay;
  }

  /// The record as its own topic had it: `record` itself where it is no replay; nothing where it is
  /// one for another service.
  ///
  /// @param letters the dead-letter topic of the service that asks
  /// @throws BadRecord if it does not say where the record was
  public static Optional<ConsumerRecord<byte[], byte[]>> original(
      ConsumerRecord<byte[], byte[]> record, Topic<byte[]> letters) {
    if (!record.topic().equals(Topics.REPLAYS.name())) {
      return Optional.of(record);
    }
    if (!letters.name().equals(EventHeaders.text(record.headers(), LETTERS))) {
      return Optional.empty();
    }
    String topic = String.valueOf(EventHeaders.text(record.headers(), DeadLetter.TOPIC));
    if (Topics.DEAD_LETTERS.stream().anyMatch(one -> one.name().equals(topic))
        || record.topic().equals(topic)
        || Topics.ALL.stream().noneMatch(one -> one.name().equals(topic))) {
      throw new BadRecord("It does not say which topic it was in.");
    }
    RecordHeaders headers = new RecordHeaders();
    for (Header header : record.headers()) {
      if (!header.key().startsWith(OWN)) {
        headers.add(header);
      }
    }
    return Optional.of(
        new ConsumerRecord<>(
            topic,
            Math.toIntExact(number(record, DeadLetter.PARTITION)),
            number(record, DeadLetter.OFFSET),
            number(record, DeadLetter.TIMESTAMP),
            TimestampType.CREATE_TIME,
            length(record.key()),
            length(record.value()),
            record.key(),
            record.value(),
            headers,
            Optional.empty()));
  }

  private static long number(ConsumerRecord<?, ?> record, String header) {
    String text = EventHeaders.text(record.headers(), header);
    try {
      long number = Long.parseLong(String.valueOf(text));
      if (!header.equals(DeadLetter.PARTITION) || number == (int) number) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new BadRecord("It does not say where in its topic it was.");
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? ConsumerRecord.NULL_SIZE : bytes.length;
  }

  private static void put(ProducerRecord<?, ?> record, String name, String value) {
    record.headers().add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8)));
  }

  private Replay() {}
}
