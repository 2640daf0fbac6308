package io.cloudcostguard.ingest.kafka;

import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.schemas.Topics;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class BrokerDownTest {

  private final FrontDoor door = FrontDoor.open();

  @Test
  void acceptsNothingThatKafkaDoesNotTake() throws Exception {
    EmbeddedKafkaKraftBroker broker = FrontDoor.startBroker();
    try (ConfigurableApplicationContext service = start(broker)) {
      int port = FrontDoor.portOf(service);
      broker.destroy();
      long start = System.nanoTime();
      Answer refused = door.send(submit(port));
      long took = System.nanoTime() - start;
      Answer budget = door.send(budget(port));

      assertThat(took).isLessThan(2_500_000_000L);
      assertThat(refused.header("Retry-After")).isEqualTo("5");
      for (Answer answer : new Answer[] {refused, budget}) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("type").asString())
            .isEqualTo("urn:cloudcostguard:problem:kafka-unavailable");
        assertThat(answer.json().path("detail").asString()).contains("Nothing was accepted");
      }
      Answer ready = door.send(FrontDoor.request(port, "/actuator/health/readiness"));
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.json().at("/components/kafka/status").asString()).isEqualTo("DOWN");
      assertThat(ready.json().at("/components/kafka/details/effect").asString())
          .contains("can still be read");
      assertThat(door.send(FrontDoor.request(port, "/actuator/health/liveness")).status())
          .isEqualTo(200);
    }
  }

  @Test
  void saysUnderWhichIdAPlanMayBeThatWasNotAcknowledged() throws Exception {
    EmbeddedKafkaKraftBroker broker = FrontDoor.startBroker();
    try (ConfigurableApplicationContext service = start(broker)) {
      int port = FrontDoor.portOf(service);
      FrontDoor.silence(broker, Topics.PLANS);
      FrontDoor.silence(broker, Topics.BUDGETS);

      Answer unsure = door.send(submit(port));
      Answer keyed = door.send(submit(port).header("Idempotency-Key", "a-key-of-this-test"));
      Answer budget = door.send(budget(port));

      for (Answer answer : new Answer[] {unsure, keyed, budget}) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.json().path("type").asString())
            .isEqualTo("urn:cloudcostguard:problem:perhaps-accepted");
      }
      String id = unsure.json().path("planId").asString();
      assertThat(unsure.json().path("hint").asString()).contains("GET /v1/estimates/" + id);
      assertThat(keyed.json().path("hint").asString()).contains("the same Idempotency-Key");
      assertThat(budget.json().path("hint").asString()).contains("Repeat the request");
      assertThat(budget.json().has("planId")).isFalse();
    }
  }

  @Test
  void keepsTheCallbackAndCountsThePlanThatMayHaveBeenTaken() throws Exception {
    String tenant = "t-" + UUID.randomUUID();
    door.send("PUT", "/v1/tenants/" + tenant, "{\"plansPerDay\":2}");
    Visitor visitor = Visitor.of(tenant, "submit", "read");
    EmbeddedKafkaKraftBroker broker = FrontDoor.startBroker();
    try (ConfigurableApplicationContext service = start(broker)) {
      int port = FrontDoor.portOf(service);
      HttpRequest.Builder plan =
          visitor
              .request(port, "/v1/plans?callback=https://ci.example.org/done")
              .POST(BodyPublishers.ofByteArray(plan()));
      assertThat(door.send(plan).status()).isEqualTo(202);

      FrontDoor.silence(broker, Topics.PLANS);
      Answer unsure = door.send(plan);

      assertThat(unsure.status()).isEqualTo(503);
      assertThat(callbacksOf(unsure.json().path("planId").asString())).isEqualTo(1);
      assertThat(door.send(plan).status()).isEqualTo(429);
    }
  }

  private ConfigurableApplicationContext start(EmbeddedKafkaKraftBroker broker) {
    return door.start(
        broker, "--ccg.ingest.publish-timeout=1s", "--logging.level.org.apache.kafka=off");
  }

  private long callbacksOf(String planId) throws Exception {
    try (var database = door.database();
        var query =
            database.prepareStatement("select count(*) from subscription where subject = ?")) {
      query.setString(1, planId);
      var row = query.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }

  private static HttpRequest.Builder budget(int port) {
    return FrontDoor.request(port, "/v1/projects/shop/budget")
        .header("Authorization", "Bearer " + FrontDoor.TOKEN)
        .PUT(
            BodyPublishers.ofString(
                "{\"monthlyLimit\":{\"amount\":\"100.00\",\"currency\":\"USD\"}}"));
  }

  private static HttpRequest.Builder submit(int port) {
    return FrontDoor.request(port, "/v1/plans")
        .header("Authorization", "Bearer " + FrontDoor.TOKEN)
        .POST(BodyPublishers.ofByteArray(plan()));
  }
}
