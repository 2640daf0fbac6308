package io.cloudcostguard.schemas.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// The envelope of a record: CloudEvents 1.0 attributes as Kafka headers in binary mode, and the
/// W3C trace context.
///
/// @param id unique for the source; the same event written twice has the same id
/// @param type one of [EventType]
/// @param source the service that wrote it, e.g. `/ingest-api`
/// @param subject what it is about: a plan's id, a budget's id
/// @see <a
///   href="https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents,
///   Kafka binding</a>
public record EventHeaders(
    String id, String type, String source, String subject, Instant time, TraceParent trace) {

  private static final String CONTENT_TYPE = "application/json";

  /// Events that differ in id and subject only: what is the same of their envelopes is written
  /// once.
  public static final class Series {

    private final Header[] same;

    public Series(String type, String source, Instant time, TraceParent trace) {
      Headers headers = new RecordHeaders();
      new EventHeaders("", type, source, "", time, trace).writeTo(headers);
      headers.remove("ce_id").remove("ce_subject");
      same = headers.toArray();
    }

    /// The envelope of one of the events.
    public Headers of(String id, String subject) {
      RecordHeaders headers = new RecordHeaders(same);
      headers.add("ce_id", id.getBytes(StandardCharsets.UTF_8));
      headers.add("ce_subject", subject.getBytes(StandardCharsets.UTF_8));
      return headers;
    }
  }

  /// Replaces the envelope in `headers` with this one.
  public void writeTo(Headers headers) {
    put(headers, "ce_specversion", "1.0");
    put(headers, "ce_id", id);
    put(headers, "ce_type", type);
    put(headers, "ce_source", source);
    put(headers, "ce_subject", subject);
    put(headers, "ce_time", time.toString());
    put(headers, "content-type", CONTENT_TYPE);
    put(headers, TraceParent.HEADER, trace.toString());
  }

  /// The trace that a record carries, without another hop; a new one where it carries none.
  public static TraceParent carriedTrace(Headers headers) {
    TraceParent carried = TraceParent.parse(text(headers, TraceParent.HEADER));
    return carried == null ? TraceParent.continuing(null) : carried;
  }

  /// The next hop of the trace of a record; a new trace where it carries none.
  public static TraceParent traceOf(Headers headers) {
    return TraceParent.continuing(text(headers, TraceParent.HEADER));
  }

  /// The value of one header, e.g. `ce_id`; null where it is missing.
  public static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
