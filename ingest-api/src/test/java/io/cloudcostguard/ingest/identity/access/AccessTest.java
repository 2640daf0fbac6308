package io.cloudcostguard.ingest.identity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.IngestApplication;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

class AccessTest {

  private final FrontDoor door = FrontDoor.open();
  private final int port = door.request("/").build().uri().getPort();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/estimates",
        "/v1/estimates/a",
        "/v1/subscriptions",
        "/v1/projects/a/budget",
        "/nowhere",
        "//v1/estimates",
        "/actuator/..;/v1/estimates",
        "/actuator/%2e%2e/v1/estimates",
        "/actuatorx"
      })
  void needsTheToken(String path) throws Exception {
    Answer none = door.send(FrontDoor.request(port, path));
    Answer wrong = door.send(FrontDoor.request(port, path).header("Authorization", "Bearer wrong"));

    for (Answer answer : new Answer[] {none, wrong}) {
      assertThat(answer.status()).isIn(401, 400, 404, 405);
      assertThat(answer.body()).doesNotContain("estimates\":[");
    }
  }

  @Test
  void saysHowToComeIn() throws Exception {
    HttpRequest.Builder request = FrontDoor.request(port, "/v1/estimates");

    Answer answer = door.send(request);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"cloudcostguard\"");
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:cloudcostguard:problem:unauthorized");
    assertThat(door.get("/v1/estimates").status()).isEqualTo(200);
  }

  @Test
  void refusesEveryRouteWithoutAToken() throws Exception {
    for (String path :
        new String[] {"/v1/estimates", "/v1/subscriptions", "/v1/projects/a/budget"}) {
      assertThat(door.send(FrontDoor.request(port, path)).status()).isEqualTo(401);
    }
  }

  @Test
  void leavesTheActuatorOpen() throws Exception {
    Answer ready = door.send(FrontDoor.request(port, "/actuator/health/readiness"));
    Answer metrics = door.send(FrontDoor.request(port, "/actuator/prometheus"));

    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.json().at("/components/kafka/status").asString()).isEqualTo("UP");
    assertThat(ready.json().at("/components/database/status").asString()).isEqualTo("UP");
    assertThat(ready.json().at("/components/kafka/details/latencyMillis").isNumber()).isTrue();
    assertThat(ready.json().at("/components/database/details/latencyMillis").isNumber()).isTrue();
    assertThat(door.send(FrontDoor.request(port, "/actuator/health/liveness")).status())
        .isEqualTo(200);
    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.body()).contains("ccg_estimates_waiting");
    assertThat(door.send(FrontDoor.request(port, "/actuator/env")).status()).isEqualTo(404);
  }

  @Test
  void hasTheActuatorOnAPortOfItsOwnIfItIsAskedTo() throws Exception {
    try (ConfigurableApplicationContext service =
        door.start(
            door.broker(),
            "--management.server.port=0",
            "--management.server.address=127.0.0.1",
            "--ccg.compat.origin.enabled=false")) {
      int api = FrontDoor.portOf(service);
      int management =
          Integer.parseInt(service.getEnvironment().getProperty("local.management.port"));

      for (String path :
          new String[] {"/actuator/prometheus", "/actuator/health/readiness", "/metrics"}) {
        assertThat(door.send(FrontDoor.request(api, path)).status()).as(path).isIn(401, 404);
      }
      assertThat(door.send(FrontDoor.request(management, "/actuator/prometheus")).body())
          .contains("ccg_estimates_waiting");
      assertThat(door.send(FrontDoor.request(management, "/actuator/health/readiness")).status())
          .isEqualTo(200);
      assertThat(door.send(FrontDoor.request(management, "/v1/estimates")).status()).isEqualTo(404);
    }
  }

  @Test
  void doesNotStartOpenToEverybody() {
    assertThatThrownBy(() ->
            IngestApplication.start(
                "--server.port=0",
                "--server.address=0.0.0.0",
                "--ccg.api.token=",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none"))
        .hasStackTraceContaining("Set CCG_API_TOKEN");
  }
}
