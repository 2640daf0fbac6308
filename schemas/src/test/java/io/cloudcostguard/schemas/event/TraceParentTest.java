package io.cloudcostguard.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  /// The vectors of the recommendation and of its test suite.
  @ParameterizedTest
  @CsvSource({
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00, 00",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-03, 03",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-ff, 03",
    "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 01",
    "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-will-be-like, 01",
    "' 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 ', 01"
  })
  void continuesATraceWithASpanOfItsOwn(String header, String flags) {
    TraceParent next = TraceParent.continuing(header);

    assertThat(next.traceId()).isEqualTo(TRACE);
    assertThat(next.flags()).isEqualTo(flags);
    assertThat(next.spanId()).matches("[0-9a-f]{16}").isNotEqualTo("00f067aa0ba902b7");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "0-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.",
        "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.what-the-future",
        "00-4bf92f3577b34da6a3ce929d0e0e473.-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-xy"
      })
  void startsANewTraceWhereThereIsNone(String header) {
    TraceParent first = TraceParent.continuing(header);

    assertThat(first.toString()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    assertThat(first.traceId()).isNotEqualTo(TRACE);
    assertThat(TraceParent.continuing(header).traceId()).isNotEqualTo(first.traceId());
  }

  @Test
  void parsesItsOwnText() {
    TraceParent first = TraceParent.continuing(null);

    TraceParent second = TraceParent.continuing(first.toString());

    assertThat(second.traceId()).isEqualTo(first.traceId());
    assertThat(second.spanId()).isNotEqualTo(first.spanId());
  }
}
