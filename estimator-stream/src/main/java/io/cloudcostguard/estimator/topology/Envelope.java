package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.event.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// Forwards events under CloudEvents headers, with the time and the trace of what caused them.
final class Envelope {

  private final ProcessorContext<byte[], Output> context;

  Envelope(ProcessorContext<byte[], Output> context) {
    this.context = context;
  }

  /// Forwards what the processor made of `cause`.
  void forward(Record<?, ?> cause, Output.Event event) {
    RecordHeaders headers = new RecordHeaders();
    new EventHeaders(
            event.id(),
            event.type(),
            EstimatorTopology.SOURCE,
            event.subject(),
            Instant.ofEpochMilli(cause.timestamp()),
            EventHeaders.traceOf(cause.headers()))
        .writeTo(headers);
    context.forward(
        new Record<>(
            event.key().getBytes(StandardCharsets.UTF_8), event, cause.timestamp(), headers));
  }
}
