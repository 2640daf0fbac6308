package io.cloudcostguard.ingest.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// That every answer has them: of each route, of each filter, and of the server itself.
class SecurityHeadersTest {

  private static final String END = "Host: a\r\nConnection: close\r\n\r\n";

  private final FrontDoor door = FrontDoor.open();

  @Test
  void areInTheAnswerOfEveryRoute() throws Exception {
    int[] routes = {0};
    for (var route :
        door.part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .keySet()) {
      for (String pattern : route.getPatternValues()) {
        for (RequestMethod method :
            route.getMethodsCondition().isEmpty()
                ? List.of(RequestMethod.GET)
                : route.getMethodsCondition().getMethods()) {
          String path = pattern.replaceAll("\\{[^/]+}", "no-" + UUID.randomUUID());
          assertThere(
              door.send(
                  FrontDoor.request(door.port(), path)
                      .method(method.name(), BodyPublishers.noBody())));
          routes[0]++;
        }
      }
    }
    assertThat(routes[0]).isGreaterThan(40);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET /v1/estimates HTTP/9.9\r\n" + END,
        "GET /v1/estimates HTTP/1.1\r\n\r\n",
        "GET /v1/estimates HTTP/1.1\r\nHost: b\r\n" + END,
        "GET /v1/estimates HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /v1/estimates HTTP/1.1\r\nno colon\r\n" + END,
        "GET /v1/estimates HTTP/1.1\r\nTransfer-Encoding: nonsense\r\n" + END,
        "GET /v1/estimates/{id} HTTP/1.1\r\n" + END,
        "GET /v1/estimates/%2F HTTP/1.1\r\n" + END,
        "GET /v1/estimates/%00 HTTP/1.1\r\n" + END,
        "GET /../../etc/passwd HTTP/1.1\r\n" + END,
        "POST /v1/plans HTTP/1.1\r\nContent-Length: -1\r\n" + END,
        "POST /v1/plans HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n" + END,
        "CONNECT other.example:443 HTTP/1.1\r\n" + END,
        "TRACE /v1/estimates HTTP/1.1\r\n" + END,
        "GET /docs HTTP/1.1\r\nExpect: nonsense\r\n" + END
      })
  void areInTheServersOwnRefusals(String request) throws Exception {
    assertRefused(sent(request));
  }

  @Test
  void areInTheRefusalOfHeadersThatAreTooMany() throws Exception {
    assertRefused(sent("GET / HTTP/1.1\r\nX: " + "x".repeat(64 * 1024) + "\r\n" + END));
    assertRefused(sent("GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(1000) + END));
  }

  @Test
  void areSetOnRefusedBodies() throws Exception {
    String head = "POST /v1/plans HTTP/1.1\r\nAuthorization: Bearer " + FrontDoor.TOKEN + "\r\n";

    assertRefused(sent(head + "Content-Length: 99999999999\r\n" + END), "413");
    assertRefused(sent(head + "Transfer-Encoding: chunked\r\n" + END + "ZZ\r\n"), "400");
  }

  @Test
  void areInTheAnswersOfFilters() throws Exception {
    try (ConfigurableApplicationContext strict =
        door.start(door.broker(), "--ccg.limit.client-requests-per-minute=1")) {
      int port = FrontDoor.portOf(strict);
      assertThere(door.send(FrontDoor.request(port, "/v1/estimates")));
      Answer limited = door.send(FrontDoor.request(port, "/v1/estimates"));
      assertThat(limited.status()).isEqualTo(429);
      assertThere(limited);
    }
    assertThere(door.get("/v1/estimates", "Origin", "https://elsewhere.example.org"));
    assertThere(door.post("/v1/plans", new byte[0], "Content-Type", "*/*"));
    assertThere(door.send("OPTIONS", "/v1/plans", ""));
  }

  /// A page that may call must be able to read why it is refused.
  @Test
  void letAPageOfAnAllowedOriginReadEveryAnswer() throws Exception {
    String origin = "https://console.example.org";
    try (ConfigurableApplicationContext open =
        door.start(door.broker(), "--ccg.cors.allowed-origins=" + origin)) {
      int port = FrontDoor.portOf(open);
      for (String path : List.of("/v1/estimates", "/v1/estimates/none", "/nowhere", "/v1/plans")) {
        for (String token : List.of(FrontDoor.TOKEN, "wrong")) {
          HttpRequest.Builder request =
              FrontDoor.request(port, path)
                  .header("Origin", origin)
                  .header("Authorization", "Bearer " + token);
          Answer answer = door.send(request);
          assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isEqualTo(origin);
          assertThat(String.join(",", answer.response().headers().allValues("Vary")))
              .containsIgnoringCase("origin");
          assertThere(answer);
        }
      }
      Answer preflight =
          door.send(
              FrontDoor.request(port, "/v1/plans")
                  .header("Origin", origin)
                  .header("Access-Control-Request-Method", "POST")
                  .header("Access-Control-Request-Headers", "authorization,idempotency-key")
                  .method("OPTIONS", BodyPublishers.noBody()));
      assertThat(preflight.status()).isEqualTo(200);
      assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(origin);
      assertThat(preflight.header("Access-Control-Allow-Credentials")).isNull();
      assertThere(preflight);
    }
  }

  private static void assertThere(Answer answer) {
    String what = answer.response().request().uri() + " " + answer.status();
    assertThat(answer.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).as(what).isEqualTo("DENY");
    assertThat(answer.header("Referrer-Policy")).as(what).isEqualTo("no-referrer");
    assertThat(answer.header("Content-Security-Policy"))
        .as(what)
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(answer.header("Cache-Control")).as(what).isNotNull();
    assertThat(answer.header("Server")).as(what).isNull();
  }

  private static void assertRefused(String answer, String status) {
    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertRefused(answer);
  }

  private static void assertRefused(String answer) {
    assertThat(answer)
        .startsWith("HTTP/1.1 4")
        .contains(
            "X-Content-Type-Options: nosniff\r\n",
            "X-Frame-Options: DENY\r\n",
            "Referrer-Policy: no-referrer\r\n",
            "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n",
            "Cache-Control: no-store\r\n",
            "Content-Type: application/problem+json",
            "urn:cloudcostguard:problem:")
        .doesNotContain("<html", "Apache", "Server:");
  }

  private String sent(String request) throws Exception {
    try (Socket socket = door.connect()) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
