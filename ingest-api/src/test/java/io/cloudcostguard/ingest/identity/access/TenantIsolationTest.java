package io.cloudcostguard.ingest.identity.access;

import static io.cloudcostguard.ingest.Plans.bytes;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.Plans;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.ingest.http.Cursor;
import io.cloudcostguard.ingest.identity.access.Routes.Route;
import io.cloudcostguard.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/// What one tenant has, as another tries to see it.
class TenantIsolationTest {

  private static final String BUDGET =
      "{\"monthlyLimit\":{\"amount\":\"%s\",\"currency\":\"USD\"}}";

  private final FrontDoor door = FrontDoor.open();
  private final String project = "p-" + UUID.randomUUID();
  private final String idempotencyKey = UUID.randomUUID().toString();

  private Visitor owner;
  private Visitor stranger;
  private String planId;
  private String subscriptionId;

  @BeforeEach
  void oneTenantHasSomethingOfEverything() throws Exception {
    owner = Visitor.ofNewTenant();
    stranger = Visitor.ofNewTenant();
    Answer submitted = submit(owner, new String(plan(), StandardCharsets.UTF_8));
    planId = submitted.json().path("id").asString();
    assertThat(owner.send("PUT", budget(), BUDGET.formatted("4711")).status()).isEqualTo(200);
    Answer subscribed =
        owner.send(
            "POST",
            "/v1/subscriptions",
            "{\"channel\":\"webhook\",\"url\":\"https://%s.example.org/\"}".formatted(project));
    subscriptionId = subscribed.json().path("id").asString();
  }

  private Answer submit(Visitor visitor, String plan) throws Exception {
    return visitor.send(
        "POST", "/v1/plans?project=" + project, plan, "Idempotency-Key", idempotencyKey);
  }

  private String budget() {
    return "/v1/projects/" + project + "/budget";
  }

  private void estimated() throws Exception {
    String outcome =
        Plans.estimate(planId, project, "12.34")
            .replace("\"tenant\":\"default\"", "\"tenant\":\"" + owner.tenant() + "\"");
    door.publish(
        new ProducerRecord<>(
            Topics.ESTIMATES.name(), owner.tenant() + "/" + project + "/prod", bytes(outcome)));
    await()
        .untilAsserted(
            () -> assertThat(owner.get("/v1/estimates/" + planId).status()).isEqualTo(200));
    await().untilAsserted(() -> assertThat(owner.get(budget()).status()).isEqualTo(200));
  }

  /// Routes that are made later are tried, too.
  @Test
  void showsNothingOfItOnAnyRoute() throws Exception {
    estimated();
    List<String> marks =
        List.of(owner.tenant(), project, planId, subscriptionId, owner.id(), "4711", "12.34");

    for (Route route : Routes.all()) {
      if (route.isOpen()
          || isStream(route)
          || route.needs() == Scope.OPERATE
          || route.method() != HttpMethod.GET) {
        continue;
      }
      for (String guess : List.of(planId, project, subscriptionId, owner.id(), owner.tenant())) {
        Answer answer =
            stranger.get(
                route.path(guess) + "?from=%s&to=%s&project=%s".formatted(guess, guess, guess));
        assertThat(answer.body().replace(guess, "…"))
            .as("%s with %s", route, guess)
            .doesNotContain(marks);
      }
    }
  }

  @Test
  void doesNotEvenTellWhetherAnIdExists() throws Exception {
    estimated();
    for (Route route : Routes.all()) {
      if (!route.pattern().contains("{")
          || route.isOpen()
          || isStream(route)
          || route.needs() == Scope.OPERATE) {
        continue;
      }
      for (String guess : List.of(planId, project, subscriptionId, owner.id())) {
        String none = another(guess);
        Answer real = stranger.send(route.method().name(), route.path(guess), "");
        Answer made = stranger.send(route.method().name(), route.path(none), "");
        assertThat(real.status()).as("%s with %s", route, guess).isEqualTo(made.status());
        assertThat(real.body().replace(guess, "…")).isEqualTo(made.body().replace(none, "…"));
      }
    }
    assertThat(owner.get("/v1/estimates/" + planId).status()).isEqualTo(200);
    assertThat(owner.get("/v1/subscriptions").body()).contains(subscriptionId);
    assertThat(owner.get(budget()).body()).contains("4711");
  }

  /// What no tenant has, of the same form: of an id that is so young that it may still be on its
  /// way, more is said than of others.
  private String another(String guess) {
    return guess.equals(subscriptionId)
        ? door.part(PlanIds.class).next()
        : UUID.randomUUID().toString();
  }

  @Test
  void comparesNothingAcrossTenants() throws Exception {
    estimated();
    String none = UUID.randomUUID().toString();
    String path = "/v1/comparisons?from=%s&to=%s";

    assertThat(owner.get(path.formatted(planId, planId)).status()).isEqualTo(200);
    Answer real = stranger.get(path.formatted(planId, planId));
    assertThat(real.status()).isEqualTo(404);
    assertThat(real.body()).isEqualTo(stranger.get(path.formatted(none, none)).body());
  }

  @Test
  void listsNothingOfAnother() throws Exception {
    estimated();
    Answer mine = owner.get("/v1/estimates?limit=1");
    assertThat(mine.body()).contains(planId);
    String cursor = new Cursor(Instant.now().plusSeconds(60), planId).text();

    for (String query : List.of("", "?project=" + project, "?cursor=" + cursor)) {
      assertThat(stranger.get("/v1/estimates" + query).body()).isEqualTo("{\"estimates\":[]}");
    }
    assertThat(stranger.get("/v1/estimates/" + planId + "?form=html").status()).isEqualTo(404);
  }

  @Test
  void remembersAPlanForItsTenantOnly() throws Exception {
    assertThat(owner.get("/v1/estimates/" + planId).status()).isEqualTo(202);
    assertThat(stranger.get("/v1/estimates/" + planId).status()).isEqualTo(404);
  }

  @Test
  void wakesOnlyThoseWhoMaySeeTheEstimate() throws Exception {
    CompletableFuture<Answer> waiting =
        CompletableFuture.supplyAsync(() -> {
          try {
            return stranger.get("/v1/estimates/" + planId, "Prefer", "wait=3");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    estimated();

    assertThat(waiting.get().status()).isEqualTo(404);
  }

  /// A stream does not end soon, so that it has a test of its own.
  private static boolean isStream(Route route) {
    return route.pattern().endsWith("/events");
  }

  @Test
  void streamsNothingOfIt() throws Exception {
    assertThat(stranger.get("/v1/estimates/" + planId + "/events").status()).isEqualTo(404);
  }

  @Test
  void keepsIdempotencyKeysApart() throws Exception {
    Answer other = submit(stranger, "{\"format_version\":\"1.2\"}");

    assertThat(other.status()).isEqualTo(202);
    assertThat(other.json().path("id").asString()).isNotEqualTo(planId);
  }

  @Test
  void keepsBudgetsOfProjectsOfTheSameNameApart() throws Exception {
    assertThat(stranger.send("PUT", budget(), BUDGET.formatted("1")).status()).isEqualTo(200);

    await().untilAsserted(() -> assertThat(stranger.get(budget()).status()).isEqualTo(200));
    await().untilAsserted(() -> assertThat(owner.get(budget()).body()).contains("4711"));
    stranger.send("DELETE", budget(), "");
    await().untilAsserted(() -> assertThat(stranger.get(budget()).status()).isEqualTo(404));
    assertThat(owner.get(budget()).body()).contains("4711");
  }

  @Test
  void saysInTheEventWhosePlanItIs() {
    assertThat(
            door.records(
                Topics.PLANS,
                record -> record.key().equals(owner.tenant() + "/" + project + "/default")))
        .hasSize(1);
  }
}
