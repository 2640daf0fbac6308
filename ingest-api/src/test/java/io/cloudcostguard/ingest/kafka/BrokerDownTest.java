package io.cloudcostguard.ingest.kafka;

import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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
        assertThat(answer.json().path("detail").asString()).contains("was not accepted");
      }
      Answer ready = door.send(FrontDoor.request(port, "/actuator/health/readiness"));
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.json().at("/components/kafka/status").asString()).isEqualTo("DOWN");
      assertThat(ready.json().at("/components/kafka/details/effect").asString())
          .contains("reads still work");
      assertThat(door.send(FrontDoor.request(port, "/actuator/health/liveness")).status())
          .isEqualTo(200);
    }
  }

  private ConfigurableApplicationContext start(EmbeddedKafkaKraftBroker broker) {
    return door.start(
        broker, "--ccg.ingest.publish-timeout=1s", "--logging.level.org.apache.kafka=off");
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
