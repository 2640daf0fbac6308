package io.cloudcostguard.ingest.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What fuzzing found.
class HostileRequestTest {

  private final FrontDoor door = FrontDoor.open();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/estimates HTTP/9.9\r\nHost: a\r\n\r\n",
        "GET /v1/estimates HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: nonsense\r\n\r\n",
        "CONNECT other.example:443 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /v1/estimates/{id} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /v1/estimates/%2F HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
      })
  void whatIsHardlyHttpIsRefusedAsAProblem(String request) throws Exception {
    String answer = sent(request);

    assertThat(answer)
        .startsWith("HTTP/1.1 400 ")
        .contains("Content-Type: application/problem+json");
    assertThat(answer).contains("urn:cloudcostguard:problem:bad-request").doesNotContain("<html");
  }

  @Test
  void anUnknownExpectationIsRefusedAsAProblem() throws Exception {
    String answer =
        sent(
            "GET /docs HTTP/1.1\r\nHost: a\r\nExpect: nonsense\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 417 ").contains("application/problem+json");
  }

  @Test
  void optionsSayWhatARouteTakes() throws Exception {
    Answer answer = door.send("OPTIONS", "/v1/estimates", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Allow")).contains("GET").doesNotContain("POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /v1/plans", "POST /v1/nothing", "GET /v1/estimates"})
  void aWildcardAsContentTypeIsRefusedAsAProblem(String route) throws Exception {
    String answer =
        sent(
            route
                + " HTTP/1.1\r\nHost: a\r\nOrigin: null\r\nContent-Type: */*\r\nConnection: close\r\n"
                + "Content-Length: 0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 415 ").contains("application/problem+json");
  }

  @Test
  void aStreamOfEventsBeginsBeforeThereIsOne() throws Exception {
    Answer accepted =
        door.send(
            door.request("/v1/plans")
                .POST(BodyPublishers.ofByteArray(io.cloudcostguard.ingest.Plans.plan())));
    String path = accepted.json().path("links").path("events").asString();

    try (Socket socket = door.connect()) {
      socket.setSoTimeout(10_000); // the first comment comes after 25 s
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\nLast-Event-ID: 1\r\n\r\n"
                  .formatted(path, FrontDoor.TOKEN)
                  .getBytes(ISO_8859_1));
      byte[] begin = socket.getInputStream().readNBytes("HTTP/1.1 200".length());

      assertThat(new String(begin, ISO_8859_1)).isEqualTo("HTTP/1.1 200");
    }
  }

  private String sent(String request) throws Exception {
    try (Socket socket = door.connect()) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
