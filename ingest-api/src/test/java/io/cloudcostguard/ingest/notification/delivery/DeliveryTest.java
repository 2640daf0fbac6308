package io.cloudcostguard.ingest.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.delivery.DeliveryId;
import io.cloudcostguard.schemas.subscription.DeliveryCommand;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DeliveryTest {

  private static final String SECRET = "never-shown";

  private final FrontDoor door = FrontDoor.open();
  private final String subscription = subscribe("default");

  @Test
  void areListedNewestFirstPageByPage() throws Exception {
    // Given: some of them made at the same moment
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.add(deliver(subscription, "delivered", "shop", now.minusSeconds(i / 3)));
    }

    // When
    List<String> read = new ArrayList<>();
    String next = "";
    while (next != null) {
      Answer page =
          door.get("/v1/deliveries?limit=2&subscription=" + subscription + "&cursor=" + next);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      assertThat(page.body()).doesNotContain(SECRET);
      page.json().path("deliveries").forEach(one -> read.add(one.path("id").asString()));
      next = page.json().has("next") ? page.json().path("next").asString() : null;
    }

    // Then
    assertThat(read).containsExactlyInAnyOrderElementsOf(made).doesNotHaveDuplicates();
    assertThat(read.subList(6, 7)).containsExactly(made.get(6));
  }

  @Test
  void areFoundByEachFilter() throws Exception {
    Instant now = Instant.now();
    String failed = deliver(subscription, "failed", "shop", now);
    String old = deliver(subscription, "failed", "shop", now.minusSeconds(7200));
    String other = deliver(subscription, "pending", "other", now);

    String mine = "/v1/deliveries?subscription=" + subscription;
    assertThat(ids(door.get(mine + "&state=failed"))).containsExactly(failed, old);
    assertThat(ids(door.get(mine + "&project=other"))).containsExactly(other);
    assertThat(ids(door.get(mine + "&eventType=type.of." + "shop"))).containsExactly(failed, old);
    assertThat(ids(door.get(mine + "&state=failed&since=" + now.minusSeconds(60))))
        .containsExactly(failed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=lost",
        "since=yesterday",
        "limit=0",
        "limit=201",
        "cursor=x",
        "cursor=eCB5",
        "project=a/b",
        "subscription=%27",
        "eventType=A%20B"
      })
  void areRefusedToAQuestionThatMakesNoSense(String query) throws Exception {
    Answer answer = door.get("/v1/deliveries?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void areShownWithTheirAttempts() throws Exception {
    String id = deliver(subscription, "delivered", "shop", Instant.now());
    attempt(id, 1, "RETRYING", Instant.now().minusSeconds(5));
    attempt(id, 2, "DELIVERED", Instant.now());

    Answer one = door.get("/v1/deliveries/" + id);

    assertThat(one.status()).isEqualTo(200);
    assertThat(one.body()).doesNotContain(SECRET);
    assertThat(one.json().at("/delivery/state").asString()).isEqualTo("delivered");
    assertThat(one.json().at("/attempts/0/outcome").asString()).isEqualTo("RETRYING");
    assertThat(one.json().at("/attempts/1/status").asInt()).isEqualTo(500);
    assertThat(door.get("/v1/deliveries/no-such").status()).isEqualTo(404);
  }

  @Test
  void ofAnotherTenantAreNotThere() throws Exception {
    String theirs = subscribe("tenant-" + UUID.randomUUID());
    String id = deliver(theirs, "failed", "shop", Instant.now());

    assertThat(ids(door.get("/v1/deliveries?subscription=" + theirs))).isEmpty();
    assertThat(door.get("/v1/deliveries/" + id).status()).isEqualTo(404);
    assertThat(door.send("POST", "/v1/deliveries/" + id + "/redeliver", "").status())
        .isEqualTo(404);
    assertThat(door.get("/v1/subscriptions/" + theirs + "/health").status()).isEqualTo(404);
    assertThat(door.send("POST", "/v1/subscriptions/" + theirs + "/test", "").status())
        .isEqualTo(404);
    assertThat(commands(theirs)).isEmpty();
  }

  @Test
  void areSentAgainWhenTheyAreFinished() throws Exception {
    String failed = deliver(subscription, "failed", "shop", Instant.now());
    String pending = deliver(subscription, "pending", "shop", Instant.now());

    assertThat(door.send("POST", "/v1/deliveries/" + failed + "/redeliver", "").status())
        .isEqualTo(202);
    Answer refused = door.send("POST", "/v1/deliveries/" + pending + "/redeliver", "");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(commands(subscription)).containsExactly(new DeliveryCommand.Redeliver(failed));
  }

  @Test
  void ofATimeAreSentAgain() throws Exception {
    var unused = deliver(subscription, "failed", "shop", Instant.parse("2026-01-02T00:00:00Z"));

    Answer answer =
        range("{\"since\":\"2026-01-01T00:00:00Z\",\"until\":\"2026-01-03T00:00:00Z\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("deliveries").asInt()).isEqualTo(1);
    assertThat(commands(subscription))
        .containsExactly(
            new DeliveryCommand.RedeliverRange(
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-03T00:00:00Z"),
                List.of("failed")));
  }

  @Test
  void ofATimeAreNotSentAgainWhenThereAreTooMany() throws Exception {
    try (var database = door.database();
        var many =
            database.prepareStatement(
                """
                insert into delivery (id, subscription_id, tenant, channel, event_id, event_type,
                                      subject, traceparent, body, state, due_at, created_at)
                select ? || '-' || n, ?, 'default', 'slack', 'e', 't', 's', '', '{}', 'failed',
                       now(), '2020-01-01T00:00:00Z'
                from generate_series(1, 10001) n
                """)) {
      many.setString(1, subscription);
      many.setString(2, subscription);
      many.executeUpdate();
    }

    Answer answer = range("{\"since\":\"2019-01-01T00:00:00Z\"}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(commands(subscription)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"since\":\"yesterday\"}",
        "{\"since\":\"2026-01-02T00:00:00Z\",\"until\":\"2026-01-02T00:00:00Z\"}",
        "{\"since\":\"2026-01-02T00:00:00Z\",\"states\":[\"pending\"]}",
        "{\"since\":\"2026-01-02T00:00:00Z\",\"states\":[]}"
      })
  void ofATimeThatMakesNoSenseAreRefused(String body) throws Exception {
    assertThat(range(body).status()).isEqualTo(422);
  }

  @Test
  void ofATestHaveAnIdBeforeTheyAreMade() throws Exception {
    Answer answer = door.send("POST", "/v1/subscriptions/" + subscription + "/test", "");

    assertThat(answer.status()).isEqualTo(202);
    DeliveryCommand.Test test = (DeliveryCommand.Test) commands(subscription).getFirst();
    assertThat(answer.json().path("deliveryId").asString())
        .isEqualTo(DeliveryId.of(test.eventId(), subscription));
  }

  @Test
  void sayHowTheReceiverFares() throws Exception {
    String delivered = deliver(subscription, "delivered", "shop", Instant.now());
    String waiting = deliver(subscription, "pending", "shop", Instant.now());
    var unused = deliver(subscription, "collected", "shop", Instant.now());
    attempt(delivered, 1, "RETRYING", Instant.now().minusSeconds(9));
    attempt(delivered, 2, "DELIVERED", Instant.now().minusSeconds(5));
    attempt(waiting, 1, "RETRYING", Instant.now().minusSeconds(2));

    JsonNode health = door.get("/v1/subscriptions/" + subscription + "/health").json();

    assertThat(health.path("state").asString()).isEqualTo("active");
    assertThat(health.path("pending").asInt()).isEqualTo(1);
    assertThat(health.path("collected").asInt()).isEqualTo(1);
    assertThat(health.path("oldestDueAt").isMissingNode()).isFalse();
    assertThat(health.path("lastSuccessAt").isMissingNode()).isFalse();
    assertThat(health.at("/lastFailure/deliveryId").asString()).isEqualTo(waiting);
    assertThat(health.at("/lastFailure/status").asInt()).isEqualTo(500);
    assertThat(health.at("/lastDay/attempts").asInt()).isEqualTo(3);
    assertThat(health.at("/lastDay/successRate").asString()).isEqualTo("0.3333");
  }

  private Answer range(String body) throws Exception {
    return door.send("POST", "/v1/subscriptions/" + subscription + "/redeliver", body);
  }

  private static List<String> ids(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    answer.json().path("deliveries").forEach(one -> ids.add(one.path("id").asString()));
    return ids;
  }

  private String subscribe(String tenant) {
    String id = "sub-" + UUID.randomUUID();
    execute(
        """
        insert into subscription (id, tenant, channel, host, url_sealed)
        values (?, ?, 'slack', 'a host', 'never-shown')
        """,
        id,
        tenant);
    return id;
  }

  private String deliver(String subscriptionId, String state, String project, Instant at) {
    String id = "msg_" + UUID.randomUUID();
    execute(
        """
        insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, subject,
                              traceparent, project, body, state, due_at, created_at, finished_at)
        select ?, s.id, s.tenant, s.channel, 'e', 'type.of.' || p, 'plan', '', p, 'never-shown', st,
               at::timestamptz, at::timestamptz,
               case when st in ('pending', 'collected') then null else at::timestamptz end
        from subscription s, (values (?, ?, ?)) as v (p, st, at)
        where s.id = ?
        """,
        id,
        project,
        state,
        at.toString(),
        subscriptionId);
    return id;
  }

  private void attempt(String deliveryId, int number, String outcome, Instant at) {
    execute(
        """
        insert into delivery_attempt (delivery_id, attempt, subscription_id, at, traceparent, event)
        select d.id, n::integer, d.subscription_id, at::timestamptz, '',
          json_build_object('deliveryId', d.id, 'eventId', 'e', 'eventType', 't', 'subscriptionId',
            d.subscription_id, 'tenant', 'default', 'channel', 'slack', 'attempt', n::integer,
            'outcome', o, 'status', 500, 'at', at, 'tookMillis', 12)
        from delivery d, (values (?, ?, ?)) as v (n, o, at)
        where d.id = ?
        """,
        String.valueOf(number),
        outcome,
        at.toString(),
        deliveryId);
  }

  private List<DeliveryCommand> commands(String subscriptionId) throws Exception {
    try (var database = door.database();
        var query =
            database.prepareStatement(
                "select command from delivery_command where subscription_id = ? order by id")) {
      query.setString(1, subscriptionId);
      var rows = query.executeQuery();
      List<DeliveryCommand> commands = new ArrayList<>();
      while (rows.next()) {
        commands.add(Json.MAPPER.readValue(rows.getString(1), DeliveryCommand.class));
      }
      return commands;
    }
  }

  private void execute(String sql, String... parameters) {
    try (var database = door.database();
        var statement = database.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
