package io.cloudcostguard.ingest.kafka;

import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// Three brokers with three copies of everything, two of which must be there.
class OneBrokerOfThreeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final FrontDoor door = FrontDoor.open();

  @Test
  void isNotMissedAndASecondOneIsSaid() throws Exception {
    EmbeddedKafkaKraftBroker brokers = new EmbeddedKafkaKraftBroker(3, 1);
    brokers.brokerProperty("min.insync.replicas", "2");
    brokers.afterPropertiesSet();
    try (ConfigurableApplicationContext service =
        door.start(
            brokers,
            "--ccg.kafka.replication-factor=3",
            "--ccg.run-tasks.max-in-flight=0",
            "--logging.level.org.apache.kafka=off")) {
      int port = FrontDoor.portOf(service);
      await().atMost(PATIENCE).until(() -> submit(port).status() == 202);

      stop(brokers, 0);

      await().atMost(PATIENCE).until(() -> submit(port).status() == 202);
      for (int i = 0; i < 20; i++) {
        assertThat(submit(port).status()).isEqualTo(202);
      }
      assertThat(readiness(port).status()).isEqualTo(200);

      stop(brokers, 1);

      await().atMost(PATIENCE).until(() -> submit(port).status() == 503);
      assertThat(submit(port).header("Retry-After")).isNotNull();
      assertThat(door.send(authorized(port, "/v1/estimates")).status()).isEqualTo(200);
      await().atMost(PATIENCE).until(() -> readiness(port).status() == 503);
    } finally {
      brokers.destroy();
    }
  }

  private static void stop(EmbeddedKafkaKraftBroker brokers, int which) {
    brokers.getCluster().brokers().values().stream()
        .skip(which)
        .findFirst()
        .orElseThrow()
        .shutdown();
  }

  private Answer submit(int port) throws Exception {
    return door.send(
        authorized(port, "/v1/plans?project=three").POST(BodyPublishers.ofByteArray(plan())));
  }

  private Answer readiness(int port) throws Exception {
    return door.send(FrontDoor.request(port, "/actuator/health/readiness"));
  }

  private static HttpRequest.Builder authorized(int port, String path) {
    return FrontDoor.request(port, path).header("Authorization", "Bearer " + FrontDoor.TOKEN);
  }
}
