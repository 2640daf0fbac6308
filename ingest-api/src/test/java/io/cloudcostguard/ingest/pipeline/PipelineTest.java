package io.cloudcostguard.ingest.pipeline;

import static io.cloudcostguard.ingest.Plans.estimated;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.schemas.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PipelineTest {

  private final FrontDoor door = FrontDoor.open();

  @Test
  void measuresThePlansOfTheCallersTenantOnly() throws Exception {
    String id = door.post("/v1/plans?project=p&workspace=w", plan()).json().path("id").asString();
    door.publish(estimated(id, "p", "12"));
    await().until(() -> door.get("/v1/estimates/" + id).status() == 200);

    JsonNode latency = door.get("/v1/pipeline/latency").json();
    assertThat(latency.path("plans").asInt()).isPositive();
    assertThat(latency.path("medianMillis").asLong())
        .isLessThanOrEqualTo(latency.path("longestMillis").asLong());

    JsonNode none = Visitor.ofNewTenant().get("/v1/pipeline/latency").json();
    assertThat(none.path("plans").asInt()).isZero();
    assertThat(none.has("medianMillis")).as("unknown is not 0").isFalse();
  }

  @Test
  void countsWhatAGroupHasNotReadAndDeadLetters() throws Exception {
    long before = letters();

    door.publish(new ProducerRecord<>(Topics.NOTIFIER_DLQ.name(), "k", new byte[] {1}));

    assertThat(letters()).isEqualTo(before + 1);
    await()
        .untilAsserted(() ->
            assertThat(door.get("/v1/pipeline/backlog").json().path("groups").valueStream())
                .anySatisfy(lag -> {
                  assertThat(lag.path("group").asString()).isEqualTo("ccg-ingest-read-model");
                  assertThat(lag.path("topic").asString()).isEqualTo(Topics.ESTIMATES.name());
                  assertThat(lag.path("records").asLong()).isNotNegative();
                }));
    assertThat(Visitor.ofNewTenant().get("/v1/pipeline/backlog").status()).isEqualTo(403);
  }

  private long letters() throws Exception {
    return door.get("/v1/pipeline/backlog")
        .json()
        .path("deadLetters")
        .valueStream()
        .filter(each -> each.path("topic").asString().equals(Topics.NOTIFIER_DLQ.name()))
        .mapToLong(each -> each.path("records").asLong())
        .sum();
  }
}
