package io.cloudcostguard.ingest.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.schemas.secret.SigningKeys;
import io.cloudcostguard.schemas.subscription.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @Test
  void ofAnAppOfSlackKeepsItsTokenToItself() throws Exception {
    String token = "xoxb-1-s3cretS3cretS3cret";
    Answer added = add("{'channel':'slack-app','token':'%s','to':'C0123456789'}".formatted(token));

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().path("channel").asString()).isEqualTo("slack-app");
    assertThat(added.json().path("host").asString()).isEqualTo("slack.com");
    assertThat(added.body() + door.get("/v1/subscriptions").body()).doesNotContain("s3cret");
    assertThat(opened(added, "url")).isEqualTo("https://slack.com/api?channel=C0123456789");
    assertThat(opened(added, "secret")).isEqualTo(token);

    // When it is to be another channel, with the same token
    String id = added.json().path("id").asString();
    Answer changed =
        door.send(
            "PATCH",
            "/v1/subscriptions/" + id,
            "{\"token\":\"%s\",\"to\":\"C9876543210\"}".formatted(token));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(opened(added, "url")).isEqualTo("https://slack.com/api?channel=C9876543210");
  }

  @Test
  void ofTeamsIsToldWhereTheConnectorsWent() throws Exception {
    Answer retired =
        add("{'channel':'teams','url':'https://acme.webhook.office.com/webhookb2/s3cret'}");
    Answer workflow =
        add(
            "{'channel':'teams','url':'https://prod-1.westeurope.logic.azure.com:443/workflows/x?sig=s3cret'}");

    assertThat(retired.status()).isEqualTo(422);
    assertThat(retired.json().path("detail").asString()).contains("Workflows");
    assertThat(workflow.status()).isEqualTo(201);
    assertThat(retired.body() + workflow.body()).doesNotContain("s3cret");
  }

  @Test
  void byEmailShowsNoAddress() throws Exception {
    Answer added = add("{'channel':'email','to':'s3cret.name@example.org'}");

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().path("host").asString()).isEqualTo("example.org");
    assertThat(added.body()).doesNotContain("s3cret");
    assertThat(opened(added, "url")).isEqualTo("mailto:s3cret.name@example.org");
  }

  @ParameterizedTest
  @CsvSource({
    "github, '', https://api.github.com",
    "github, ', `url`:`https://git.example.org/api/v3`', https://git.example.org/api/v3",
    "gitlab, '', https://gitlab.com/api/v4",
    "bitbucket, '', https://api.bitbucket.org/2.0",
    "azure-repos, ', `url`:`https://dev.azure.com/acme`', https://dev.azure.com/acme"
  })
  void ofPullRequestsKeepsItsTokenToItself(String channel, String url, String api)
      throws Exception {
    Answer added =
        add(
            "{'channel':'%s','token':'s3cret','repositories':['acme/shop','acme/*']%s}"
                .formatted(channel, url.replace('`', '\'')));

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().path("repositories").toString())
        .isEqualTo("[\"acme/shop\",\"acme/*\"]");
    assertThat(added.json().has("secret")).isFalse();
    assertThat(added.body() + door.get("/v1/subscriptions").body()).doesNotContain("s3cret");
    assertThat(opened(added, "url")).isEqualTo(api);
    assertThat(opened(added, "secret")).isEqualTo("s3cret");
  }

  @Test
  void getsNewKeysBesideTheOldOnes() throws Exception {
    // Given
    Answer added = add("{'channel':'webhook','url':'https://example.org/hook','ed25519':true}");
    String id = added.json().path("id").asString();
    String first = added.json().path("secret").asString();
    String firstPublic = added.json().path("publicKeys").path(0).asString();
    assertThat(firstPublic).startsWith("whpk_");

    // When
    Answer rotated = rotate(id, 168);
    String second = rotated.json().path("secret").asString();

    // Then
    assertThat(rotated.status()).isEqualTo(200);
    assertThat(second).startsWith("whsec_").isNotEqualTo(first);
    assertThat(rotated.json().path("publicKeys").size()).isEqualTo(2);
    assertThat(rotated.json().path("publicKeys").path(1).asString()).isEqualTo(firstPublic);
    assertThat(rotated.body()).doesNotContain(first, "whsk_");
    assertThat(door.get("/v1/subscriptions").body())
        .contains(firstPublic)
        .doesNotContain("whsec_", "whsk_");
    SigningKeys keys = SigningKeys.parse(opened(added, "secret"));
    assertThat(keys.at(Instant.now())).hasSize(4).contains(first, second);
    assertThat(keys.at(Instant.now().plus(Duration.ofDays(7)))).hasSize(2).doesNotContain(first);

    // When its present keys are to end at once
    String third = rotate(id, 0).json().path("secret").asString();

    // Then
    assertThat(SigningKeys.parse(opened(added, "secret")).at(Instant.now()))
        .hasSize(2)
        .contains(third);
  }

  @Test
  void getsNoNewKeysThatMakeNoSense() throws Exception {
    String webhook =
        add("{'channel':'webhook','url':'https://example.org/hook'}").json().path("id").asString();
    String slack =
        add("{'channel':'slack','url':'https://hooks.slack.com/x'}").json().path("id").asString();

    assertThat(rotate(webhook, -1).status()).isEqualTo(422);
    assertThat(rotate(webhook, 169).status()).isEqualTo(422);
    assertThat(rotate(slack, 1).status()).isEqualTo(409);
    assertThat(rotate("nobody", 1).status()).isEqualTo(404);
    assertThat(rotate("no%20body", 1).status()).isEqualTo(404);
    for (int i = 0; i < 3; i++) {
      assertThat(rotate(webhook, 1).status()).isEqualTo(200);
    }
    Answer tooMany = rotate(webhook, 1);
    assertThat(tooMany.status()).isEqualTo(409);
    assertThat(tooMany.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(rotate(webhook, 0).status()).isEqualTo(200);
  }

  /// @param body JSON with single quotes
  private Answer add(String body) throws Exception {
    return door.send("POST", "/v1/subscriptions", body.replace('\'', '"'));
  }

  private Answer rotate(String id, int hours) throws Exception {
    return door.send(
        "POST",
        "/v1/subscriptions/" + id + "/rotate-secret",
        "{\"graceHours\":%d}".formatted(hours));
  }

  /// What is sealed in the row of a subscription.
  private String opened(Answer added, String purpose) throws Exception {
    String id = added.json().path("id").asString();
    try (var database = door.database();
        var query =
            database.prepareStatement(
                "select %s_sealed from subscription where id = ?".formatted(purpose))) {
      query.setString(1, id);
      var row = query.executeQuery();
      assertThat(row.next()).isTrue();
      return new SecretBox(FrontDoor.SECRET_KEY).open(row.getBytes(1), id + "/" + purpose);
    }
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
        "{\"channel\":\"webhook\",\"uri\":\"https://example.org/s3cret\"}",
        "{\"channel\":\"webhook\",\"url\":\"https://example.org\",\"token\":\"s3cret\"}",
        "{\"channel\":\"slack\",\"url\":\"https://example.org/s3cret\",\"ed25519\":true}",
        "{\"channel\":\"teams\",\"url\":\"https://example.org/s3cret\"}",
        "{\"channel\":\"teams\",\"url\":\"https://logic.azure.com.evil.example/s3cret\"}",
        "{\"channel\":\"slack-app\",\"token\":\"xoxb-s3cret-s3cret\"}",
        "{\"channel\":\"slack-app\",\"to\":\"C0123456789\"}",
        "{\"channel\":\"slack-app\",\"token\":\"xoxp-s3cret-s3cret\",\"to\":\"C0123456789\"}",
        "{\"channel\":\"slack-app\",\"token\":\"xoxb-s3cret-s3cret\",\"to\":\"#s3cret\"}",
        "{\"channel\":\"slack-app\",\"token\":\"xoxb-s3cret-s3cret\",\"to\":\"C0123456789&x=y\"}",
        "{\"channel\":\"slack-app\",\"url\":\"https://slack.com/api?x\",\"token\":\"xoxb-s3cret-s3cret\",\"to\":\"C0123456789\"}",
        "{\"channel\":\"slack\",\"url\":\"https://example.org\",\"token\":\"xoxb-s3cret-s3cret\"}",
        "{\"channel\":\"email\",\"url\":\"https://example.org/s3cret\"}",
        "{\"channel\":\"email\"}",
        "{\"channel\":\"email\",\"to\":\"s3cret\"}",
        "{\"channel\":\"email\",\"to\":\"a@b.example, s3cret@example.org\"}",
        "{\"channel\":\"email\",\"to\":\"s3cret@example.org\\r\\nBcc: x@example.org\"}",
        "{\"channel\":\"email\",\"to\":\"s3cret <a@example.org>\"}",
        "{\"channel\":\"github\",\"token\":\"s3cret\"}",
        "{\"channel\":\"github\",\"repositories\":[\"acme/shop\"]}",
        "{\"channel\":\"github\",\"token\":\"s3cret\\n\",\"repositories\":[\"acme/shop\"]}",
        "{\"channel\":\"github\",\"token\":\"s3cret\",\"repositories\":[]}",
        "{\"channel\":\"github\",\"token\":\"s3cret\",\"repositories\":[null]}",
        "{\"channel\":\"github\",\"token\":\"s3cret\",\"repositories\":[\"acme\"]}",
        "{\"channel\":\"github\",\"token\":\"s3cret\",\"repositories\":[\"../*\"]}",
        "{\"channel\":\"github\",\"token\":\"s3cret\",\"repositories\":[\"*/*\"]}",
        "{\"channel\":\"azure-repos\",\"token\":\"s3cret\",\"repositories\":[\"web/shop\"]}",
        "{\"channel\":\"gitlab\",\"url\":\"http://git.example.org\",\"token\":\"s3cret\",\"repositories\":[\"a/b\"]}",
        "{\"channel\":\"gitlab\",\"url\":\"https://git.example.org?x=y\",\"token\":\"s3cret\",\"repositories\":[\"a/b\"]}"
      })
  void isRefusedWhenItMakesNoSense(String body) throws Exception {
    Answer answer = door.send("POST", "/v1/subscriptions", body);

    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/s3cret",
        "https://2130706433/s3cret",
        "https://[::1]/s3cret",
        "https://169.254.169.254/s3cret",
        "https://example.org:22/s3cret",
        "https://localhost./s3cret",
        "HTTPS://10.0.0.1/s3cret"
      })
  void isRefusedWhereNothingIsEverSentTo(String url) throws Exception {
    Answer answer = add("{'channel':'webhook','url':'" + url + "'}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("detail").asString())
        .startsWith("`url` is not an allowed address: ")
        .doesNotContain("s3cret");
  }

  @Test
  void normalizesItsScheme() throws Exception {
    Answer added = add("{'channel':'webhook','url':'HTTPS://example.org/Hook'}");

    assertThat(added.status()).isEqualTo(201);
    assertThat(opened(added, "url")).isEqualTo("https://example.org/Hook");
  }

  @Test
  void mayBeInsecureWhereThatIsAllowed() {
    assertThat(ReceiverAddress.at("http://localhost:9000/x", true))
        .hasToString("Receiver[host=localhost]");
    assertThat(ReceiverAddress.at("http://localhost:9000/x", false)).isNull();
    assertThat(ReceiverAddress.at("ftp://localhost/x", true)).isNull();
  }

  @Test
  void hasTheChannelsThatTheDocumentNames() throws Exception {
    assertThat(door.get("/openapi.yaml").body())
        .contains("Channel: {enum: [" + Channel.ids() + "]}");
  }
}
