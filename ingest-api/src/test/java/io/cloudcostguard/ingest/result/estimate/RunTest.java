package io.cloudcostguard.ingest.result.estimate;

import static io.cloudcostguard.ingest.Plans.cancelled;
import static io.cloudcostguard.ingest.Plans.estimated;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RunTest {

  private final FrontDoor door = FrontDoor.open();
  private final String run = "run-" + UUID.randomUUID();
  private final PlanSource source = new PlanSource(null, null, null, null, null, null, run);

  @Test
  void showsEachPlanAndWhatTheyComeTo() throws Exception {
    String network = submit("network");
    String shop = submit("shop");
    String search = submit("search");
    await().untilAsserted(() -> assertThat(run("").json().path("plans")).hasSize(3));
    assertThat(run("").status()).isEqualTo(202);
    assertThat(run("").header("Retry-After")).isEqualTo("1");

    door.publish(estimated(network, "network", "10.005", source));
    door.publish(cancelled(search, "search"));
    await().untilAsserted(() -> assertThat(count("pending")).isEqualTo(1));
    assertThat(run("").json().at("/totals/after").asString()).isEqualTo("10.005");
    assertThat(run("").json().at("/totals/complete").asBoolean()).isFalse();

    door.publish(estimated(shop, "shop", "2", source));
    await().untilAsserted(() -> assertThat(run("").status()).isEqualTo(200));
    Answer done = run("");
    assertThat(done.json().path("status").asString()).isEqualTo("done");
    assertThat(count("estimated")).isEqualTo(2);
    assertThat(count("cancelled")).isEqualTo(1);
    assertThat(done.json().at("/totals/before").asString()).isEqualTo("0");
    assertThat(done.json().at("/totals/after").asString()).isEqualTo("12.005");
    assertThat(done.json().at("/totals/delta").asString()).isEqualTo("12.005");
    assertThat(done.json().at("/totals/complete").asBoolean())
        .as("one of its plans has no estimate")
        .isFalse();
    assertThat(done.json().at("/plans/0/project").asString()).isEqualTo("network");
    assertThat(done.json().at("/plans/0/after").asString()).isEqualTo("10.005");
    assertThat(done.json().at("/plans/0/complete").asBoolean()).isTrue();
  }

  @Test
  void isWaitedForUntilAllAnnouncedPlansAreDone() throws Exception {
    CompletableFuture<Answer> waiting = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            waiting.complete(run("?plans=2", "Prefer", "wait=25"));
          } catch (Exception e) {
            waiting.completeExceptionally(e);
          }
        });
    String one = submit("one");
    door.publish(estimated(one, "one", "1", source));
    await().untilAsserted(() -> assertThat(run("").status()).isEqualTo(200));
    assertThat(waiting).isNotDone();

    String two = submit("two");
    door.publish(estimated(two, "two", "2", source));

    Answer answer = waiting.join();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=25");
    assertThat(answer.json().at("/totals/after").asString()).isEqualTo("3");
    assertThat(answer.json().at("/totals/complete").asBoolean()).isTrue();
    assertThat(answer.json().at("/plansByStatus/announced").asInt()).isEqualTo(2);
  }

  @Test
  void countsAWorkspaceOnceWithItsNewestPlan() throws Exception {
    String first = submit("one");
    door.publish(estimated(first, "one", "1", source));
    await().untilAsserted(() -> assertThat(run("").status()).isEqualTo(200));

    String second = submit("one");
    await().untilAsserted(() -> assertThat(run("").status()).isEqualTo(202));
    assertThat(run("").json().path("plans")).hasSize(1);
    assertThat(run("").json().at("/plans/0/id").asString()).isEqualTo(second);
  }

  @Test
  void isUnknownBeforeThereIsAPlanUnlessItIsAnnounced() throws Exception {
    assertThat(run("").status()).isEqualTo(404);
    assertThat(run("").body()).contains("urn:cloudcostguard:problem:unknown-run");
    assertThat(run("?plans=3").status()).isEqualTo(202);
    assertThat(run("?plans=0").status()).isEqualTo(400);
    assertThat(door.get("/v1/runs/a%20b").status()).isEqualTo(400);
  }

  private String submit(String project) throws Exception {
    return door.post("/v1/plans?project=" + project + "&workspace=prod&run=" + run, plan())
        .json()
        .path("id")
        .asString();
  }

  private int count(String status) throws Exception {
    return run("").json().path("plansByStatus").path(status).asInt();
  }

  private Answer run(String query, String... headers) throws Exception {
    return door.get("/v1/runs/" + run + query, headers);
  }
}
