package io.cloudcostguard.ingest.kafka;

import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// Puts records that cannot be stored aside, as they came, with the reason in headers.
@Component
final class DeadLetters implements ConsumerRecordRecoverer {

  private static final Logger LOGGER = LoggerFactory.getLogger(DeadLetters.class);

  private final KafkaTemplate<String, byte[]> kafka;
  private final MeterRegistry metrics;

  DeadLetters(KafkaTemplate<String, byte[]> kafka, MeterRegistry metrics) {
    this.kafka = kafka;
    this.metrics = metrics;
  }

  @Override
  public void accept(ConsumerRecord<?, ?> record, Exception failure) {
    String reason = reason(failure);
    @SuppressWarnings("unchecked") // every listener of this service reads text and bytes
    ConsumerRecord<String, byte[]> raw = (ConsumerRecord<String, byte[]>) record;
    kafka.send(DeadLetter.of(Topics.INGEST_DLQ, raw, reason)).join();
    metrics.counter("ccg.ingest.dead.letters", "topic", record.topic()).increment();
    LOGGER
        .atWarn()
        .addKeyValue("topic", record.topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("reason", reason)
        .log("record put aside");
  }

  /// Without the text that could not be read.
  private static String reason(Exception failure) {
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
    String message =
        cause instanceof JacksonException json ? json.getOriginalMessage() : cause.getMessage();
    return cause.getClass().getSimpleName() + ": " + message;
  }
}
