package io.cloudcostguard.schemas.event;

import io.cloudcostguard.schemas.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/// A record that could not be processed, as it came, with where it was and why in headers.
public final class DeadLetter {

  /// The header that says why, as a sentence.
  public static final String REASON = "dlq_reason";

  /// What to send to a dead-letter topic for `record`.
  ///
  /// @param reason why it could not be processed; without the text that could not be read
  public static <K> ProducerRecord<K, byte[]> of(
      Topic<byte[]> topic, ConsumerRecord<K, byte[]> record, String reason) {
    ProducerRecord<K, byte[]> letter =
        new ProducerRecord<>(topic.name(), null, record.key(), record.value());
    record.headers().forEach(letter.headers()::add);
    put(letter.headers(), REASON, reason);
    put(letter.headers(), "dlq_topic", record.topic());
    put(letter.headers(), "dlq_partition", String.valueOf(record.partition()));
    put(letter.headers(), "dlq_offset", String.valueOf(record.offset()));
    return letter;
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private DeadLetter() {}
}
