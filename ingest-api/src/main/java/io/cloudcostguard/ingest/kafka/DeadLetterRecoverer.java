package io.cloudcostguard.ingest.kafka;

import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.cloudcostguard.schemas.event.DeadLetterTopic;
import io.cloudcostguard.schemas.event.Replay;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.stereotype.Component;

/// Writes records that cannot be stored to the dead-letter topic, unchanged, with the reason in
/// headers.
@Component
final class DeadLetterRecoverer implements ConsumerRecordRecoverer {

  private static final Logger LOGGER = LoggerFactory.getLogger(DeadLetterRecoverer.class);

  private final DeadLetterTopic topic;
  private final MeterRegistry metrics;

  DeadLetterRecoverer(ProducerFactory<byte[], byte[]> producers, MeterRegistry metrics) {
    // A key need not be text.
    KafkaTemplate<byte[], byte[]> kafka =
        new KafkaTemplate<>(
            producers,
            Map.of(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class));
    topic = new DeadLetterTopic(Topics.INGEST_DLQ, kafka::send);
    this.metrics = metrics;
  }

  @Override
  public void accept(ConsumerRecord<?, ?> record, Exception failure) {
    String reason = FailureClassifier.reason(failure);
    @SuppressWarnings("unchecked") // every listener of this service reads bytes
    ConsumerRecord<byte[], byte[]> raw = original((ConsumerRecord<byte[], byte[]>) record);
    boolean written = topic.put(DeadLetter.of(DeadLetter.Source.of(raw), reason));
    metrics
        .counter(
            "ccg.ingest.dead.letters", "topic", raw.topic(), "written", String.valueOf(written))
        .increment();
    LOGGER
        .atWarn()
        .addKeyValue("topic", raw.topic())
        .addKeyValue("partition", raw.partition())
        .addKeyValue("offset", raw.offset())
        .addKeyValue("reason", reason)
        .log(
            written ? "record dead-lettered" : "record skipped; its dead letter cannot be written");
  }

  /// A replay that fails is a letter about its record, not about the replay.
  private static ConsumerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Replay.original(record, Topics.INGEST_DLQ).orElse(record);
    } catch (BadRecord _) {
      return record;
    }
  }
}
