package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.Spans;
import io.cloudcostguard.schemas.event.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Forwards events under CloudEvents headers, with the time and the trace of what caused them.
final class Envelope {

  private final ProcessorContext<byte[], Output> context;
  private final Spans spans;
  private @Nullable Instant begun;

  /// @param spans of what is made of plans
  Envelope(ProcessorContext<byte[], Output> context, Spans spans) {
    this.context = context;
    this.spans = spans;
  }

  /// Notes that the work on a record begins.
  void begin() {
    begun = now();
  }

  /// Forwards what the processor made of `cause`.
  void forward(Record<?, ?> cause, Output.Event event) {
    TraceParent trace = trace(cause, event);
    RecordHeaders headers = new RecordHeaders();
    new EventHeaders(
            event.id(),
            event.type(),
            EstimatorTopology.SOURCE,
            event.subject(),
            Instant.ofEpochMilli(cause.timestamp()),
            trace)
        .writeTo(headers);
    context.forward(
        new Record<>(
            event.key().getBytes(StandardCharsets.UTF_8), event, cause.timestamp(), headers));
  }

  /// Entries of the ledger are no hop of their own: there is one for each budget.
  private TraceParent trace(Record<?, ?> cause, Output.Event event) {
    if (event instanceof Output.Ledgered) {
      return EventHeaders.traceOf(cause.headers());
    }
    Spans.Hop hop =
        spans.begin(
            Spans.Kind.CONSUMER,
            EventHeaders.text(cause.headers(), TraceParent.HEADER),
            begun == null ? now() : begun);
    hop.end(name(event.type()), event.subject(), false);
    return hop.trace();
  }

  /// Of `io.cloudcostguard.plan.estimated.v1`: `plan.estimated`.
  private static String name(String type) {
    return type.replaceFirst("^io\\.cloudcostguard\\.", "").replaceFirst("\\.v\\d+$", "");
  }

  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }
}
