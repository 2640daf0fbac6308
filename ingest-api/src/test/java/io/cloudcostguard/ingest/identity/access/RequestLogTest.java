package io.cloudcostguard.ingest.identity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Each request has an id and one line, on the running service.
class RequestLogTest {

  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(RequestLog.class);

  private final FrontDoor door = FrontDoor.open();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    LOGGER.setLevel(Level.INFO);
    LOGGER.addAppender(lines);
  }

  @AfterEach
  void stop() {
    LOGGER.detachAppender(lines);
    LOGGER.setLevel(null);
  }

  @Test
  void theIdOfTheClientIsInTheAnswerAndInTheLine() throws Exception {
    Answer answer = get("/v1/estimates/no-such-plan", "build-17.4");

    assertThat(answer.header("X-Request-Id")).isEqualTo("build-17.4");
    assertThat(line("build-17.4"))
        .containsEntry("method", "GET")
        .containsEntry("route", "/v1/estimates/{id}")
        .containsEntry("status", "404")
        .containsEntry("tenant", "default")
        .containsEntry("caller", "operator")
        .containsKey("durationMillis");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "<script>", "", "a/b", "{}"})
  void anIdThatIsNotUsableIsReplaced(String id) throws Exception {
    assertThat(get("/v1/estimates/no-such-plan", id).header("X-Request-Id"))
        .matches("[0-9a-f]{32}");
    String tooLong = "x".repeat(129);
    assertThat(get("/v1/estimates/no-such-plan", tooLong).header("X-Request-Id"))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void whatTheClientWritesInAPathIsNotLogged() throws Exception {
    get("/no/such/%0aroute", "hostile-path");

    assertThat(line("hostile-path")).containsEntry("status", "404");
    assertThat(line("hostile-path").toString()).doesNotContain("such");
  }

  @Test
  void aCallerWithoutATokenHasALineToo() throws Exception {
    Answer answer =
        door.send(
            FrontDoor.request(door.port(), "/v1/estimates")
                .header("Authorization", "Bearer wrong")
                .header("X-Request-Id", "no-token")
                .GET());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(line("no-token")).containsEntry("status", "401").doesNotContainKey("tenant");
  }

  @Test
  void probesAreQuiet() throws Exception {
    get("/actuator/health/liveness", "a-probe");
    get("/v1/estimates/no-such-plan", "after-it");

    line("after-it");
    assertThat(find("a-probe")).isEmpty();
  }

  @Test
  void latenciesAreHistograms() throws Exception {
    get("/v1/estimates/no-such-plan", "measured");

    assertThat(get("/actuator/prometheus", "scrape").body())
        .contains("http_server_requests_seconds_bucket{application=\"ingest-api\"")
        .contains("le=\"0.2\"");
  }

  private Answer get(String path, String requestId) throws Exception {
    return door.get(path, "X-Request-Id", requestId);
  }

  private Map<String, String> line(String requestId) {
    await().until(() -> !find(requestId).isEmpty());
    return find(requestId).getFirst();
  }

  private List<Map<String, String>> find(String requestId) {
    return List.copyOf(lines.list).stream()
        .map(RequestLogTest::pairs)
        .filter(pairs -> requestId.equals(pairs.get("requestId")))
        .toList();
  }

  private static Map<String, String> pairs(ILoggingEvent line) {
    return line.getKeyValuePairs().stream()
        .collect(Collectors.toMap(pair -> pair.key, pair -> String.valueOf(pair.value)));
  }
}
