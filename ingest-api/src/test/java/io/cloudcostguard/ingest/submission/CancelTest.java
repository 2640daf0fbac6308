package io.cloudcostguard.ingest.submission;

import static io.cloudcostguard.ingest.Plans.cancelled;
import static io.cloudcostguard.ingest.Plans.estimated;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.plan.CancellationRequested;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class CancelTest {

  private final FrontDoor door = FrontDoor.open();

  @Test
  void requestsACancellationAndReturnsTheOutcome() throws Exception {
    String id = submit();

    Answer requested = cancel(id);

    assertThat(requested.status()).isEqualTo(202);
    assertThat(requested.json().path("status").asString()).isEqualTo("cancelling");
    assertThat(requested.header("Location")).isEqualTo("/v1/estimates/" + id);
    ConsumerRecord<String, byte[]> record =
        door.records(Topics.CANCELLATIONS, r -> r.key().equals("default/" + id)).getFirst();
    assertThat(Json.MAPPER.readValue(record.value(), CancellationRequested.class))
        .isEqualTo(new CancellationRequested(id, "default"));
    assertThat(EventHeaders.text(record.headers(), "ce_type"))
        .isEqualTo("io.cloudcostguard.plan.cancellation.asked.v1");
    assertThat(door.get("/v1/estimates/" + id).status()).isEqualTo(202);

    door.publish(cancelled(id, "shop"));
    Answer outcome = door.get("/v1/estimates/" + id, "Prefer", "wait=20");
    assertThat(outcome.status()).isEqualTo(200);
    assertThat(outcome.json().path("outcome").asString()).isEqualTo("cancelled");
    Answer again = cancel(id);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(outcome.body());
  }

  @Test
  void isTooLateOnceThereIsAnEstimate() throws Exception {
    String id = submit();
    door.publish(estimated(id, "shop", "1"));
    await()
        .untilAsserted(() -> assertThat(door.get("/v1/estimates/" + id).status()).isEqualTo(200));

    Answer refused = cancel(id);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("type").asString())
        .isEqualTo("urn:cloudcostguard:problem:too-late-to-cancel");
    assertThat(door.records(Topics.CANCELLATIONS, r -> r.key().equals("default/" + id))).isEmpty();
  }

  @Test
  void is404ForAnUnknownPlan() throws Exception {
    for (String id : new String[] {UUID.randomUUID().toString(), "a", "%20"}) {
      Answer answer = cancel(id);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).contains("urn:cloudcostguard:problem:");
    }
  }

  private String submit() throws Exception {
    return door.post("/v1/plans?project=shop&workspace=prod", plan()).json().path("id").asString();
  }

  private Answer cancel(String id) throws Exception {
    return door.send("DELETE", "/v1/plans/" + id, "");
  }
}
