package io.cloudcostguard.ingest.result.estimate;

import static io.cloudcostguard.ingest.Plans.bytes;
import static io.cloudcostguard.ingest.Plans.estimate;
import static io.cloudcostguard.ingest.Plans.estimated;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.event.EventHeaders;
import java.net.http.HttpRequest;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

class EstimateTest {

  private final FrontDoor door = FrontDoor.open();
  private final PlanIds ids = new PlanIds();

  @Test
  void isPendingUntilItIsThere() throws Exception {
    String id = submit("shop");

    Answer pending = door.get("/v1/estimates/" + id);
    assertThat(pending.status()).isEqualTo(202);
    assertThat(pending.header("Retry-After")).isEqualTo("1");
    assertThat(pending.json().path("status").asString()).isEqualTo("pending");

    door.publish(estimated(id, "shop", "12.345"));
    await()
        .untilAsserted(() -> assertThat(door.get("/v1/estimates/" + id).status()).isEqualTo(200));
    assertThat(door.get("/v1/estimates/" + id).body()).isEqualTo(estimate(id, "shop", "12.345"));
  }

  @Test
  void isNotSentAgainToAClientThatHasIt() throws Exception {
    String id = submit("shop");
    String path = "/v1/estimates/" + id;
    assertThat(door.get(path).header("ETag")).isNull();
    door.publish(estimated(id, "shop", "12.345"));
    await().untilAsserted(() -> assertThat(door.get(path).status()).isEqualTo(200));

    for (String format : new String[] {"application/json", "text/csv", "text/markdown"}) {
      Answer first = door.get(path, "Accept", format);
      String tag = first.header("ETag");
      Answer again = door.get(path, "Accept", format, "If-None-Match", tag);
      Answer other = door.get(path, "Accept", format, "If-None-Match", "W/\"other\"");

      assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
      assertThat(again.status()).as(format).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.header("ETag")).isEqualTo(tag);
      assertThat(other.body()).isEqualTo(first.body());
    }
  }

  @Test
  void isPendingForOtherInstancesToo() throws Exception {
    String id = submit("shop");
    try (var database = door.database()) {
      var query = database.prepareStatement("select project from submission where id = ?");
      query.setString(1, id);
      await().untilAsserted(() -> assertThat(query.executeQuery().next()).isTrue());
    }
  }

  @Test
  void is404ForAnUnknownPlan() throws Exception {
    for (String id : new String[] {UUID.randomUUID().toString(), ids.next(), "a", "%20"}) {
      Answer answer = door.get("/v1/estimates/" + id);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).contains("urn:cloudcostguard:problem:");
    }
  }

  @Test
  void isWaitedFor() throws Exception {
    String id = submit("shop");
    CompletableFuture<Answer> waiting = waitFor(id, "respond-async, wait=20");
    Thread.sleep(300);
    assertThat(waiting).isNotDone();

    door.publish(estimated(id, "shop", "1"));
    Answer answer = waiting.join();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=20");
    assertThat(answer.json().path("id").asString()).isEqualTo(id);
  }

  @Test
  void isWaitedForNoLongerThanAsked() throws Exception {
    Answer answer = waitFor(submit("shop"), "wait=1").join();

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
  }

  @Test
  void isWaitedForWhileTheConnectionIsLost() throws Exception {
    String id = submit("shop");
    CompletableFuture<Answer> waiting = waitFor(id, "wait=20");
    Thread.sleep(200);

    door.withoutDatabase(() -> door.publish(estimated(id, "shop", "1")));

    assertThat(waiting.join().status()).isIn(200, 503);
    await().untilAsserted(() -> assertThat(waitFor(id, "wait=5").join().status()).isEqualTo(200));
  }

  @Test
  void endsItsWaitsWhenTheServiceStops() throws Exception {
    String path = "/v1/estimates/" + submit("shop");
    CompletableFuture<Answer> waiting;
    try (ConfigurableApplicationContext other = door.start(door.broker())) {
      HttpRequest.Builder request =
          FrontDoor.request(FrontDoor.portOf(other), path)
              .headers("Authorization", "Bearer " + FrontDoor.TOKEN);
      await().untilAsserted(() -> assertThat(sent(request.copy()).status()).isEqualTo(202));
      request.header("Prefer", "wait=20");
      waiting = CompletableFuture.supplyAsync(() -> sent(request));
      Thread.sleep(500);
    }

    assertThat(waiting.join().status()).isEqualTo(202);
  }

  @Test
  void listsTheNewestFirst() throws Exception {
    String project = "list-" + UUID.randomUUID();
    String first = ids.next();
    String second = ids.next();
    door.publish(estimated(first, project, "100.00"));
    door.publish(estimated(second, project, "0.0000000309"));

    await().untilAsserted(() -> assertThat(list(project, 10)).hasSize(2));
    JsonNode newest = list(project, 1);
    assertThat(newest).hasSize(1);
    assertThat(newest.get(0).path("id").asString()).isEqualTo(second);
    assertThat(newest.get(0).path("after").asString()).isEqualTo("0.0000000309");
    assertThat(newest.get(0).path("catalogueVersion").asLong()).isEqualTo(7);
    assertThat(door.get("/v1/estimates?limit=0").status()).isEqualTo(400);
    assertThat(door.get("/v1/estimates?project=a/b").status()).isEqualTo(400);
  }

  @Test
  void isStoredOnce() throws Exception {
    String project = "once-" + UUID.randomUUID();
    String id = ids.next();
    door.publish(estimated(id, project, "1"));
    door.publish(estimated(id, project, "2"));
    door.publish(estimated(ids.next(), project, "3"));

    await().untilAsserted(() -> assertThat(list(project, 10)).hasSize(2));
    assertThat(door.get("/v1/estimates/" + id).body()).isEqualTo(estimate(id, project, "1"));
  }

  @Test
  void putsUnreadableRecordsAside() throws Exception {
    String poison = "poison-" + UUID.randomUUID();
    String id = submit("shop");
    door.publish(new ProducerRecord<>(Topics.ESTIMATES.name(), 0, "k", bytes(poison)));
    door.publish(new ProducerRecord<>(Topics.ESTIMATES.name(), 0, "k", null));
    door.publish(
        new ProducerRecord<>(Topics.ESTIMATES.name(), 0, "k", bytes(estimate(id, "shop\0", "1"))));
    door.publish(
        new ProducerRecord<>(Topics.ESTIMATES.name(), 0, "k", bytes(estimate(id, "shop", "1"))));

    assertThat(waitFor(id, "wait=20").join().status()).isEqualTo(200);
    var letters =
        door.records(
            Topics.INGEST_DLQ, r -> r.value() != null && new String(r.value()).equals(poison));
    assertThat(letters).hasSize(1);
    assertThat(EventHeaders.text(letters.getFirst().headers(), "dlq_topic"))
        .isEqualTo("ccg.estimates");
    assertThat(EventHeaders.text(letters.getFirst().headers(), "dlq_reason")).isNotBlank();
    assertThat(door.get("/actuator/prometheus").body()).contains("ccg_ingest_dead_letters_total");
  }

  @Test
  void saysWhyAPlanCouldNotBeProcessed() throws Exception {
    // Given a plan that the estimator rejected
    String id = submit("shop");
    PlanOutcome rejected = new PlanRejected(id, "default", "shop", "default", null, "it broke");

    // When
    door.publish(
        new ProducerRecord<>(
            Topics.ESTIMATES.name(),
            "default/shop/default",
            Json.MAPPER.writerFor(PlanOutcome.class).writeValueAsBytes(rejected)));

    // Then the client that waits is told the reason
    Answer answer = waitFor(id, "wait=20").join();
    assertThat(Json.MAPPER.readValue(answer.body(), PlanOutcome.class)).isEqualTo(rejected);
  }

  @Test
  void cannotBeReadWhileTheDatabaseIsDown() throws Exception {
    door.withoutDatabase(() -> {
      Answer answer = door.get("/v1/estimates");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("5");
      assertThat(answer.json().path("type").asString())
          .isEqualTo("urn:cloudcostguard:problem:database-unavailable");
      assertThat(answer.json().path("detail").asString()).contains("still accepted");
      Answer ready = door.get("/actuator/health/readiness");
      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.json().path("status").asString()).isEqualTo("DEGRADED");
    });
    await().untilAsserted(() -> assertThat(door.get("/v1/estimates").status()).isEqualTo(200));
  }

  private String submit(String project) throws Exception {
    return door.post("/v1/plans?project=" + project, plan()).json().path("id").asString();
  }

  private CompletableFuture<Answer> waitFor(String id, String prefer) {
    HttpRequest.Builder request = door.request("/v1/estimates/" + id).header("Prefer", prefer);
    return CompletableFuture.supplyAsync(() -> sent(request));
  }

  private Answer sent(HttpRequest.Builder request) {
    try {
      return door.send(request);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode list(String project, int limit) throws Exception {
    return door.get("/v1/estimates?project=" + project + "&limit=" + limit)
        .json()
        .path("estimates");
  }
}
