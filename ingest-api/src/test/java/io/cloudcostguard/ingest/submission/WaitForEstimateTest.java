package io.cloudcostguard.ingest.submission;

import static io.cloudcostguard.ingest.Plans.estimate;
import static io.cloudcostguard.ingest.Plans.estimated;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.PlanIds;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WaitForEstimateTest {

  private final FrontDoor door = FrontDoor.open();

  @Test
  void answersWithTheEstimateWhenItIsThereInTime() throws Exception {
    // Given the id that the plan will have
    String key = UUID.randomUUID().toString();
    String id = new PlanIds().of("default", key, "default", "default");
    CompletableFuture<Answer> waiting = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            waiting.complete(
                door.post("/v1/plans", plan(), "Idempotency-Key", key, "Prefer", "wait=25"));
          } catch (Exception e) {
            waiting.completeExceptionally(e);
          }
        });
    await()
        .untilAsserted(() -> assertThat(door.get("/v1/estimates/" + id).status()).isEqualTo(202));

    // When
    door.publish(estimated(id, "shop", "12"));
    Answer answer = waiting.join();

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(estimate(id, "shop", "12"));
    assertThat(answer.header("Location")).isEqualTo("/v1/estimates/" + id);
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=25");
    assertThat(answer.header("Retry-After")).isNull();
  }

  @Test
  void answersThatItIsPendingWhenItIsNot() throws Exception {
    Answer answer = door.post("/v1/plans", plan(), "Prefer", "wait=1");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.json().path("status").asString()).isEqualTo("pending");
  }

  @Test
  void acceptsWhileTheDatabaseIsDown() throws Exception {
    door.withoutDatabase(() ->
        assertThat(door.post("/v1/plans", plan(), "Prefer", "wait=5").status()).isEqualTo(202));
  }
}
