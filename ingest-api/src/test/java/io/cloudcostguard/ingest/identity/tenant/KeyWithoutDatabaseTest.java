package io.cloudcostguard.ingest.identity.tenant;

import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Keys as another instance knows them, and while the database does not answer.
class KeyWithoutDatabaseTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final FrontDoor door = FrontDoor.open();

  @Test
  void isRevokedOnEveryInstanceSoon() throws Exception {
    try (ConfigurableApplicationContext other =
        door.start(door.broker(), "--ccg.access.refresh=100ms")) {
      int port = FrontDoor.portOf(other);
      Visitor visitor = Visitor.ofNewTenant();
      Visitor colleague = visitor.colleague("read");
      assertThat(list(colleague, port)).isEqualTo(200);

      visitor.send("DELETE", "/v1/keys/" + colleague.id(), "");

      await().untilAsserted(() -> assertThat(list(colleague, port)).isEqualTo(401));
      assertThat(list(visitor, port)).isEqualTo(200);
    }
  }

  private int list(Visitor visitor, int port) throws Exception {
    return door.send(visitor.request(port, "/v1/estimates")).status();
  }

  @Test
  void stillSubmitsWhileTheDatabaseIsDown() throws Exception {
    Visitor known = Visitor.ofNewTenant();
    Visitor unknown = new Visitor(door, "", "", KeyText.of(KeyText.newId(RANDOM), RANDOM).text());

    door.withoutDatabase(() -> {
      Answer accepted = submit(known, door.port());
      Answer unsure = submit(unknown, door.port());

      assertThat(accepted.status()).isEqualTo(202);
      assertThat(unsure.status()).isEqualTo(503);
      assertThat(unsure.header("Retry-After")).isNotNull();
      assertThat(unsure.json().path("type").asString()).endsWith(":access-unavailable");
    });
    assertThat(submit(unknown, door.port()).status()).isEqualTo(401);
  }

  @Test
  void doesNotWorkForEverWithoutTheDatabase() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();
    try (ConfigurableApplicationContext hasty =
        door.start(
            door.broker(), "--ccg.access.without-database=2s", "--ccg.access.refresh=100ms")) {
      int port = FrontDoor.portOf(hasty);
      assertThat(submit(visitor, port).status()).isEqualTo(202);

      door.withoutDatabase(() -> {
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(submit(visitor, port).status()).isEqualTo(503));
        Visitor operator = new Visitor(door, "", "", FrontDoor.TOKEN);
        assertThat(submit(operator, port).status()).isEqualTo(202);
      });
      await().untilAsserted(() -> assertThat(submit(visitor, port).status()).isEqualTo(202));
    }
  }

  private Answer submit(Visitor visitor, int port) throws Exception {
    return door.send(visitor.request(port, "/v1/plans").POST(BodyPublishers.ofByteArray(plan())));
  }
}
