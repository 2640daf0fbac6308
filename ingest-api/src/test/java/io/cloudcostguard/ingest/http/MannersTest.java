package io.cloudcostguard.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MannersTest {

  private final FrontDoor door = FrontDoor.open();

  @ParameterizedTest
  @ValueSource(strings = {"/v1/estimates", "/v1/estimates/none", "/nowhere", "/actuator/health"})
  void saysOfEveryAnswerThatItIsData(String path) throws Exception {
    Answer answer = door.get(path);

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Strict-Transport-Security")).isNull();
  }

  @Test
  void turnsPagesOfOtherSitesAway() throws Exception {
    Answer other = door.get("/v1/estimates", "Origin", "https://elsewhere.example.org");
    Answer same = door.get("/v1/estimates", "Origin", "http://127.0.0.1:" + door.port());

    assertThat(other.status()).isEqualTo(403);
    assertThat(other.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(same.status()).isEqualTo(200);
  }

  @Test
  void doesNotBelieveWhatAClientSaysOfItsAddressOrScheme() throws Exception {
    Answer answer =
        door.get("/v1/estimates", "X-Forwarded-Proto", "https", "X-Forwarded-For", "192.0.2.1");

    assertThat(answer.header("Strict-Transport-Security")).isNull();
  }
}
