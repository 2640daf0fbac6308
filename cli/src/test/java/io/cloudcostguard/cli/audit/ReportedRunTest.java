package io.cloudcostguard.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a server is told of an audit.
class ReportedRunTest {

  private static Report report(String summary, List<String> notCovered) {
    return new Report(
        "not proven",
        summary,
        Instant.parse("2026-11-30T09:00:00Z"),
        1.5,
        "kafka:9092",
        "8",
        "project shop",
        new Counts(3, 2, 0, 0, 0, 0, 0),
        7,
        Map.of("cut end", 1L),
        List.of(Fault.at(Fault.Kind.TRUNCATED, "ccg.plans", 0, 3, "gone")),
        null,
        List.of(),
        notCovered);
  }

  @Test
  void hasNoTextLongerThanTheServerTakesAndNoControlCharacter() {
    // A character of two units, where the text is cut
    ReportedRun run =
        ReportedRun.of(
            report(
                "x".repeat(ReportedRun.LONGEST - 2) + "😀".repeat(5),
                Collections.nCopies(25, "a\nb\u001b[2J")));

    assertThat(run.summary())
        .hasSizeLessThanOrEqualTo(ReportedRun.LONGEST)
        .endsWith("x…")
        .doesNotContainPattern("[\\p{Cs}\\p{Cc}]");
    assertThat(run.notCovered())
        .hasSize(ReportedRun.MOST_SENTENCES)
        .endsWith("6 more, which the report has")
        .startsWith("a\\u000ab\\u001b[2J");
  }

  @Test
  void isSentWithoutTheSingleFaults() throws Exception {
    AtomicReference<String> sent = new AtomicReference<>("");
    HttpServer server = server(201, "{}", sent);
    try {
      ReportedRun.of(report("Not proven", List.of())).sendTo(client(server));
    } finally {
      server.stop(0);
    }
    JsonNode body = Json.MAPPER.readTree(sent.get());
    assertThat(body.path("faults").path("cut end").asInt()).isEqualTo(1);
    assertThat(body.path("startedAt").asString()).isEqualTo("2026-11-30T09:00:00Z");
    assertThat(body.path("counts").path("identical").asInt()).isEqualTo(2);
    assertThat(body.propertyNames()).doesNotContain("details", "kafka", "replayed");
  }

  @Test
  void saysWhyItWasRefused() throws Exception {
    HttpServer server = server(403, "{\"detail\":\"It needs audit.\"}", new AtomicReference<>());
    try {
      ReportedRun run = ReportedRun.of(report("Not proven", List.of()));
      assertThatThrownBy(() -> run.sendTo(client(server)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("It needs audit.");
    } finally {
      server.stop(0);
    }
  }

  private static ApiClient client(HttpServer server) {
    return new ApiClient("http://127.0.0.1:" + server.getAddress().getPort(), null);
  }

  private static HttpServer server(int status, String answer, AtomicReference<String> sent)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/audit/runs",
        exchange -> {
          sent.set(new String(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(status, answer.length());
          exchange.getResponseBody().write(answer.getBytes());
          exchange.close();
        });
    server.start();
    return server;
  }
}
