package io.cloudcostguard.ingest.submission;

import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class CallbackTest {

  private static final String URL = "https://ci.example.org/hook?key=s3cret";
  private static final String PATH =
      "/v1/plans?project=shop&callback=https%3A%2F%2Fci.example.org%2Fhook%3Fkey%3Ds3cret";

  private final FrontDoor door = FrontDoor.open();

  @Test
  void isASubscriptionForThisPlanWithASecretThatStaysTheSame() throws Exception {
    String key = UUID.randomUUID().toString();

    Answer first = door.post(PATH, plan(), "Idempotency-Key", key, "Prefer", "wait=1");
    Answer again = door.post(PATH, plan(), "Idempotency-Key", key);

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.header("Preference-Applied")).isNull();
    assertThat(again.json()).isEqualTo(first.json());
    String secret = first.json().path("callbackSecret").asString();
    assertThat(secret).startsWith("whsec_");
    assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
    String id = first.json().path("id").asString();
    assertSubscribed(id, secret);
    assertThat(
            door.records(
                Topics.PLANS,
                r -> new String(r.value(), StandardCharsets.UTF_8).contains("s3cret")))
        .isEmpty();
  }

  private void assertSubscribed(String planId, String secret) throws Exception {
    SecretBox box = new SecretBox(FrontDoor.SECRET_KEY);
    try (var database = door.database();
        var query = database.prepareStatement("select * from subscription where subject = ?")) {
      query.setString(1, planId);
      var row = query.executeQuery();
      assertThat(row.next()).isTrue();
      String id = row.getString("id");
      assertThat(box.open(row.getBytes("url_sealed"), id + "/url")).isEqualTo(URL);
      assertThat(box.open(row.getBytes("secret_sealed"), id + "/secret")).isEqualTo(secret);
      assertThat(row.getString("tenant")).isEqualTo("default");
      assertThat(row.getString("host")).isEqualTo("ci.example.org");
      assertThat(row.next()).isFalse();
    }
  }

  @Test
  void isNoneOfThePeoplesSubscriptions() throws Exception {
    String id = door.post(PATH, plan()).json().path("id").asString();

    assertThat(door.get("/v1/subscriptions").body()).doesNotContain(id);
    assertThat(door.get("/v1/subscriptions/callback-" + id).status()).isEqualTo(200);
  }

  @Test
  void hasAnotherSecretForEachPlan() throws Exception {
    assertThat(door.post(PATH, plan()).json().path("callbackSecret"))
        .isNotEqualTo(door.post(PATH, plan()).json().path("callbackSecret"));
  }

  @Test
  void isNotForgottenSilentlyWhileTheDatabaseIsDown() throws Exception {
    long before = plans();

    door.withoutDatabase(() -> {
      Answer refused = door.post(PATH, plan());
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.json().path("type").asString())
          .isEqualTo("urn:cloudcostguard:problem:callback-not-noted");
      assertThat(door.post("/v1/plans?project=shop", plan()).status()).isEqualTo(202);
    });

    assertThat(plans()).isEqualTo(before + 1);
  }

  @Test
  void leavesNothingBehindWhenThePlanIsNotAccepted() throws Exception {
    EmbeddedKafkaKraftBroker broker = FrontDoor.startBroker();
    try (ConfigurableApplicationContext service =
        door.start(
            broker, "--ccg.ingest.publish-timeout=1s", "--logging.level.org.apache.kafka=off")) {
      broker.destroy();
      long before = callbacks();

      Answer refused =
          door.send(
              FrontDoor.request(FrontDoor.portOf(service), PATH)
                  .header("Authorization", "Bearer " + FrontDoor.TOKEN)
                  .POST(BodyPublishers.ofByteArray(plan())));

      assertThat(refused.status()).isEqualTo(503);
      assertThat(callbacks()).isEqualTo(before);
    }
  }

  private long plans() {
    return door.records(Topics.PLANS, _ -> true).size();
  }

  private long callbacks() throws Exception {
    try (var database = door.database();
        var row =
            database
                .createStatement()
                .executeQuery("select count(*) from subscription where subject is not null")) {
      row.next();
      return row.getLong(1);
    }
  }
}
