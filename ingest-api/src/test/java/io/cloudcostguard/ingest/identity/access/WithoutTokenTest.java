package io.cloudcostguard.ingest.identity.access;

import static io.cloudcostguard.ingest.Plans.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.IngestApplication;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/// An installation without a token, whose operator is every user of its machine.
class WithoutTokenTest {

  private static final FrontDoor DOOR = FrontDoor.open();

  private static ConfigurableApplicationContext service;
  private static int port;

  @BeforeAll
  static void start() {
    service =
        IngestApplication.start(
            Arrays.stream(DOOR.arguments(DOOR.broker(), "--ccg.run-tasks.max-in-flight=0"))
                .filter(argument -> !argument.startsWith("--ccg.api.token"))
                .toArray(String[]::new));
    port = FrontDoor.portOf(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static Answer keys(String... headers) throws Exception {
    return DOOR.send(FrontDoor.request(port, "/v1/keys").headers(headers));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "x-forwarded-proto",
        "X-Forwarded-Client-Cert",
        "X-Real-IP",
        "Via",
        "CF-Connecting-IP",
        "True-Client-IP",
        "X-Original-URL",
        "X-Original-Forwarded-For",
        "X-Client-IP",
        "X-Cluster-Client-IP",
        "X-Envoy-External-Address",
        "Fastly-Client-IP",
        "CDN-Loop"
      })
  void refusesWhatCameThroughAProxy(String header) throws Exception {
    Answer answer = keys(header, "127.0.0.1");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("type").asString()).endsWith(":proxied-without-token");
    assertThat(answer.json().path("hint").asString()).contains("CCG_API_TOKEN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "Cross-Site"})
  void refusesPagesOfOtherSites(String site) throws Exception {
    assertThat(keys("Sec-Fetch-Site", site).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "same-origin"})
  void servesItsOwnPagesAndPeople(String site) throws Exception {
    assertThat(keys("Sec-Fetch-Site", site).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer garbage", "Basic Z2FyYmFnZQ==", "garbage"})
  void takesNoCredentialThatItDoesNotKnow(String authorization) throws Exception {
    assertThat(keys("Authorization", authorization).status()).isEqualTo(401);
    assertThat(keys("X-Api-Key", "garbage").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0:1", "[1]", "evil.example", "127.0.0.1.evil.example"})
  void servesNoOtherName(String host) throws Exception {
    assertThat(statusFor(host)).isIn("400", "401");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.1.2.3", "[::1]:8080"})
  void servesThisMachine(String host) throws Exception {
    assertThat(statusFor(host)).isEqualTo("200");
  }

  private static String statusFor(String host) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(bytes("GET /v1/keys HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
      return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII)
          .substring(9);
    }
  }

  @Test
  void doesNotStartWhereItWouldBelieveAProxy() {
    assertThatThrownBy(() ->
            IngestApplication.start(
                "--server.port=0",
                "--server.forward-headers-strategy=native",
                "--ccg.api.token=",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none"))
        .hasStackTraceContaining("Set CCG_API_TOKEN");
  }
}
