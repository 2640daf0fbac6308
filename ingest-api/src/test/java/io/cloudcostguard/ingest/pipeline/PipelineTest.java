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

class PipelineTest {

  private final FrontDoor door = FrontDoor.open();

  @Test
  void countsWhatAGroupHasNotReadAndDeadLetters() throws Exception {
    String id = door.post("/v1/plans?project=p&workspace=w", plan()).json().path("id").asString();
    door.publish(estimated(id, "p", "12")); // so that the group has read something
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
