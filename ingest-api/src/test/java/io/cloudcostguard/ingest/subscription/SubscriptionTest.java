package io.cloudcostguard.ingest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionTest {

  private final FrontDoor door = FrontDoor.open();

  @Test
  void showsItsSecretOnceAndItsAddressNever() throws Exception {
    // Given When
    Answer added =
        door.send(
            "POST",
            "/v1/subscriptions",
            """
            {"channel":"webhook","url":"https://hooks.example.org/in?key=s3cret","project":"shop",
             "eventTypes":["io.cloudcostguard.plan.estimated.v1"]}
            """);

    // Then
    assertThat(added.status()).isEqualTo(201);
    String id = added.json().path("id").asString();
    String secret = added.json().path("secret").asString();
    assertThat(added.json().path("host").asString()).isEqualTo("hooks.example.org");
    assertThat(added.json().path("project").asString()).isEqualTo("shop");
    assertThat(secret).startsWith("whsec_");
    assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
    assertThat(added.body()).doesNotContain("s3cret");

    Answer all = door.get("/v1/subscriptions");
    assertThat(all.body()).contains(id, "hooks.example.org").doesNotContain("s3cret", "whsec_");

    assertSealed(id, secret);

    assertThat(door.send("DELETE", "/v1/subscriptions/" + id, "").status()).isEqualTo(204);
    assertThat(door.send("DELETE", "/v1/subscriptions/" + id, "").status()).isEqualTo(404);
    assertThat(door.get("/v1/subscriptions").body()).doesNotContain(id);
  }

  private void assertSealed(String id, String secret) throws Exception {
    SecretBox box = new SecretBox(FrontDoor.SECRET_KEY);
    try (var database = door.database();
        var query = database.prepareStatement("select * from subscription where id = ?")) {
      query.setString(1, id);
      var row = query.executeQuery();
      assertThat(row.next()).isTrue();
      byte[] url = row.getBytes("url_sealed");
      assertThat(new String(url, StandardCharsets.ISO_8859_1)).doesNotContain("s3cret");
      assertThat(box.open(url, id + "/url")).isEqualTo("https://hooks.example.org/in?key=s3cret");
      assertThat(box.open(row.getBytes("secret_sealed"), id + "/secret")).isEqualTo(secret);
      assertThat((String[]) row.getArray("event_types").getArray())
          .containsExactly("io.cloudcostguard.plan.estimated.v1");
    }
  }

  @Test
  void ofSlackHasNoSecret() throws Exception {
    Answer added =
        door.send(
            "POST",
            "/v1/subscriptions",
            "{\"channel\":\"slack\",\"url\":\"https://hooks.slack.com/services/T/B/x\"}");

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().has("secret")).isFalse();
    assertThat(added.json().path("eventTypes")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"channel\":\"webhook\",\"url\":\"http://example.org/s3cret\"}",
        "{\"channel\":\"webhook\",\"url\":\"https://a:s3cret@example.org/\"}",
        "{\"channel\":\"webhook\",\"url\":\"not an address s3cret\"}",
        "{\"channel\":\"webhook\",\"url\":\"file:///s3cret\"}",
        "{\"channel\":\"webhook\"}",
        "{\"channel\":\"fax\",\"url\":\"https://example.org/s3cret\"}",
        "{\"channel\":\"slack\",\"url\":[\"s3cret\"]}",
        "{\"channel\":\"webhook\",\"url\":\"https://example.org\",\"eventTypes\":[\"s3cret\"]}",
        "{\"channel\":\"webhook\",\"url\":\"https://example.org\",\"project\":\"a/s3cret\"}",
        "{\"channel\":\"webhook\",\"uri\":\"https://example.org/s3cret\"}"
      })
  void isRefusedWhenItMakesNoSense(String body) throws Exception {
    Answer answer = door.send("POST", "/v1/subscriptions", body);

    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).doesNotContain("s3cret");
  }

  @Test
  void mayBeInsecureWhereThatIsAllowed() {
    assertThat(Receiver.at("http://localhost:9000/x", true))
        .hasToString("Receiver[host=localhost]");
    assertThat(Receiver.at("http://localhost:9000/x", false)).isNull();
    assertThat(Receiver.at("ftp://localhost/x", true)).isNull();
  }
}
