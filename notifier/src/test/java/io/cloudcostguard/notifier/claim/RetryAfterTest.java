package io.cloudcostguard.notifier.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A receiver that says when it wants to be asked again: never before, and not much later.
class RetryAfterTest {

  @ParameterizedTest(name = "{1} s, {0}, date: {2}")
  @CsvSource({
    "429, 1, false", "429, 60, false", "429, 3600, false", "429, 86400, false",
    "503, 1, false", "503, 86400, false", "429, 60, true", "503, 86400, true"
  })
  void isAskedAgainWhenItWants(int status, long seconds, boolean date) throws Exception {
    Instant asked = Engine.START.plusSeconds(seconds);
    Engine.Receiver receiver =
        exchange -> {
          if (!exchange.getRequestURI().getPath().equals("/s")) {
            return 204;
          }
          if (exchange.getHttpContext().getAttributes().putIfAbsent("asked", true) == null) {
            ask(
                exchange,
                date
                    ? DateTimeFormatter.RFC_1123_DATE_TIME.format(asked.atOffset(ZoneOffset.UTC))
                    : "" + seconds);
            return status;
          }
          return 204;
        };
    try (Engine engine = new Engine(receiver, Map.of())) {
      engine.subscribe("s");
      engine.subscribe("other");
      engine.add("s");
      engine.run();
      engine.add("s");
      engine.add("other");

      Duration step = Duration.ofMillis(Math.max(100, seconds * 1000 / 200));
      engine.runUntil(asked.plus(Duration.ofMillis(seconds * 100)).plus(step), step);

      assertThat(engine.requests).hasSize(4);
      assertThat(engine.requests.get(1).at())
          .as("the other is not kept waiting")
          .isEqualTo(Engine.START);
      assertThat(engine.requests.subList(2, 4))
          .allSatisfy(request ->
              assertThat(request.at())
                  .isBetween(asked, asked.plus(Duration.ofMillis(seconds * 100)).plus(step)));
    }
  }

  private static void ask(HttpExchange exchange, String retryAfter) {
    exchange.getResponseHeaders().set("Retry-After", retryAfter);
  }
}
