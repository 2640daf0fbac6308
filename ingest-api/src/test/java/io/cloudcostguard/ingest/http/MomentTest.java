package io.cloudcostguard.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

  private final FrontDoor door = FrontDoor.open();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1000000000-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z",
        "+294277-01-01T00:00:00Z",
        "-4714-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "0000-12-31T23:59:59Z"
      })
  void isOfTheYearsThatTheDatabaseHasWhereverItIsSaid(String text) throws Exception {
    String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8);
    String cursor =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString((text + " an-id").getBytes(StandardCharsets.UTF_8));
    String id =
        door.send(
                "POST",
                "/v1/subscriptions",
                "{\"channel\":\"webhook\",\"url\":\"https://hooks.example.com/costs\"}")
            .json()
            .path("id")
            .asString();

    assertThat(Moment.of(text)).isNull();
    assertProblem(door.get("/v1/deliveries?since=" + escaped), 400);
    assertProblem(door.get("/v1/deliveries?cursor=" + cursor), 400);
    assertProblem(door.get("/v1/estimates?cursor=" + cursor), 400);
    String again = "/v1/subscriptions/" + id + "/redeliver";
    assertProblem(door.send("POST", again, "{\"since\":\"" + text + "\"}"), 422);
    assertProblem(
        door.send("POST", again, "{\"since\":\"2026-11-20T00:00:00Z\",\"until\":\"" + text + "\"}"),
        422);
    assertProblem(
        door.send(
            "POST",
            "/v1/keys",
            "{\"name\":\"k\",\"scopes\":[\"read\"],\"expiresAt\":\"" + text + "\"}"),
        422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
  void isAnyOther(String text) throws Exception {
    assertThat(Moment.of(text)).isEqualTo(Instant.parse(text));
    assertThat(door.get("/v1/deliveries?since=" + text).status()).isEqualTo(200);
  }

  @Test
  void isNotJustAnyText() {
    assertThat(Moment.of("yesterday")).isNull();
    assertThat(Moment.of("")).isNull();
  }

  private static void assertProblem(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }
}
