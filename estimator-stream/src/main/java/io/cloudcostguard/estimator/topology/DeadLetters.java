package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes dead letters of records that a processor cannot process, counts and logs them.
final class DeadLetters {

  private static final Logger LOGGER = LoggerFactory.getLogger(DeadLetters.class);

  private final MeterRegistry metrics;

  DeadLetters(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /// The letter for the record that `context` stands on.
  ///
  /// @param failure whose reason is told without any text of the record
  DeadLetter of(ProcessingContext context, Record<byte[], byte[]> record, Throwable failure) {
    String topic = context.recordMetadata().map(at -> at.topic()).orElse("");
    int partition = context.recordMetadata().map(at -> at.partition()).orElse(-1);
    long offset = context.recordMetadata().map(at -> at.offset()).orElse(-1L);
    String reason = BadRecord.reason(failure);
    metrics.counter("ccg.estimator.dead.letters", "topic", topic).increment();
    LOGGER
        .atWarn()
        .addKeyValue("topic", topic)
        .addKeyValue("partition", partition)
        .addKeyValue("offset", offset)
        .addKeyValue("reason", reason)
        .log("record put aside");
    return DeadLetter.of(
        new DeadLetter.Source(
            topic,
            partition,
            offset,
            record.timestamp(),
            record.key(),
            record.value(),
            record.headers()),
        reason);
  }

  /// The same as what a processor forwards.
  Record<byte[], Output> output(
      ProcessingContext context, Record<byte[], byte[]> record, Throwable failure) {
    DeadLetter letter = of(context, record, failure);
    return new Record<>(
        letter.key(),
        new Output.SetAside(letter),
        record.timestamp(),
        new RecordHeaders(letter.headers()));
  }
}
