package io.cloudcostguard.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EventHeadersTest {

  private static final EventHeaders ENVELOPE =
      new EventHeaders(
          "42",
          EventType.PLAN_SUBMITTED,
          "/ingest-api",
          "plan-7",
          Instant.parse("2026-11-20T09:30:00Z"),
          new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", "01"));

  @Test
  void writesCloudEventsInBinaryMode() {
    Headers headers = new RecordHeaders();

    ENVELOPE.writeTo(headers);

    assertThat(lines(headers))
        .containsExactly(
            "ce_specversion: 1.0",
            "ce_id: 42",
            "ce_type: io.cloudcostguard.plan.submitted.v1",
            "ce_source: /ingest-api",
            "ce_subject: plan-7",
            "ce_time: 2026-11-20T09:30:00Z",
            "content-type: application/json",
            "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
  }

  @Test
  void replacesAnEnvelopeAndKeepsOtherHeaders() {
    // Given
    Headers headers = new RecordHeaders();
    headers.add("ce_id", bytes("old"));
    headers.add("ce_id", bytes("older"));
    headers.add("x-other", bytes("stays"));

    // When
    ENVELOPE.writeTo(headers);

    // Then
    assertThat(lines(headers)).contains("ce_id: 42", "x-other: stays").hasSize(9);
  }

  @Test
  void readsTheTraceOfARecord() {
    Headers headers = new RecordHeaders();
    ENVELOPE.writeTo(headers);

    assertThat(EventHeaders.traceOf(headers).traceId())
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(EventHeaders.traceOf(new RecordHeaders()).traceId()).hasSize(32);
  }

  @Test
  void readsTheLastOfSeveralAndNullForNone() {
    Headers headers = new RecordHeaders();
    headers.add("a", bytes("first"));
    headers.add("a", bytes("last"));
    headers.add("nothing", null);

    assertThat(EventHeaders.text(headers, "a")).isEqualTo("last");
    assertThat(EventHeaders.text(headers, "nothing")).isNull();
    assertThat(EventHeaders.text(headers, "b")).isNull();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Iterable<String> lines(Headers headers) {
    return Arrays.stream(headers.toArray())
        .map(header -> header.key() + ": " + new String(header.value(), StandardCharsets.UTF_8))
        .toList();
  }
}
