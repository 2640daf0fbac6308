package io.cloudcostguard.tracing;

import io.cloudcostguard.schemas.event.Spans;
import io.cloudcostguard.schemas.event.TraceParent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Exports spans by OTLP over HTTP. A collector that is away costs spans and nothing else: the
/// queue is bounded and never waited for.
final class ExportedSpans implements Spans, AutoCloseable {

  private static final AttributeKey<String> ID = AttributeKey.stringKey("ccg.id");
  private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int QUEUE = 4096;
  private static final int LONGEST_VALUE = 200;
  private static final int MOST_ATTRIBUTES = 8;

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  ExportedSpans(SpansProperties properties, String service) {
    provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.getDefault().merge(Resource.create(Attributes.of(SERVICE, service))))
            // A trace that comes sampled, or not, stays so.
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(properties.sample())))
            .setSpanLimits(
                SpanLimits.builder()
                    .setMaxAttributeValueLength(LONGEST_VALUE)
                    .setMaxNumberOfAttributes(MOST_ATTRIBUTES)
                    .build())
            .addSpanProcessor(
                BatchSpanProcessor.builder(
                        OtlpHttpSpanExporter.builder()
                            .setEndpoint(properties.endpoint())
                            .setTimeout(TIMEOUT)
                            .setHeaders(properties::headers)
                            .build())
                    .setMaxQueueSize(QUEUE)
                    .setScheduleDelay(properties.every())
                    .setExporterTimeout(TIMEOUT)
                    .build())
            .build();
    tracer = provider.get("io.cloudcostguard");
  }

  @Override
  public Hop begin(Kind kind, @Nullable String header, Instant at) {
    Span span =
        tracer
            .spanBuilder("")
            .setParent(Context.root().with(Span.wrap(parent(header))))
            .setSpanKind(
                switch (kind) {
                  case SERVER -> SpanKind.SERVER;
                  case CONSUMER -> SpanKind.CONSUMER;
                  case CLIENT -> SpanKind.CLIENT;
                })
            .setStartTimestamp(at)
            .startSpan();
    SpanContext own = span.getSpanContext();
    TraceParent trace =
        new TraceParent(own.getTraceId(), own.getSpanId(), own.getTraceFlags().asHex());
    return new Hop() {
      @Override
      public TraceParent trace() {
        return trace;
      }

      @Override
      public void end(String name, @Nullable String id, boolean failed) {
        span.updateName(name);
        if (id != null) {
          span.setAttribute(ID, id);
        }
        if (failed) {
          span.setStatus(StatusCode.ERROR);
        }
        span.end();
      }
    };
  }

  private static SpanContext parent(@Nullable String header) {
    TraceParent given = TraceParent.parse(header);
    return given == null
        ? SpanContext.getInvalid()
        : SpanContext.createFromRemoteParent(
            given.traceId(),
            given.spanId(),
            TraceFlags.fromHex(given.flags(), 0),
            TraceState.getDefault());
  }

  /// Exports what is left, for some seconds.
  @Override
  public void close() {
    var _ = provider.shutdown().join(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
  }
}
