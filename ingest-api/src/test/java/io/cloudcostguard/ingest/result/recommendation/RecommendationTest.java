package io.cloudcostguard.ingest.result.recommendation;

import static io.cloudcostguard.ingest.Plans.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.Plans;
import io.cloudcostguard.schemas.Topics;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// `GET …/recommendations`.
class RecommendationTest {

  private final FrontDoor door = FrontDoor.open();
  private final PlanIds ids = new PlanIds();
  private final String project = "p-" + UUID.randomUUID();

  @Test
  void areThereOnceTheyAreComputed() throws Exception {
    String id = estimated("prod");
    Answer pending = door.get("/v1/estimates/" + id + "/recommendations");
    assertThat(pending.status()).isEqualTo(202);
    assertThat(pending.header("Retry-After")).isEqualTo("1");

    advised(id, "prod", "5");

    await()
        .untilAsserted(() ->
            assertThat(door.get("/v1/estimates/" + id + "/recommendations").status())
                .isEqualTo(200));
    Answer answer = door.get("/v1/estimates/" + id + "/recommendations");
    assertThat(answer.json().path("together").asString()).isEqualTo("5");
    assertThat(answer.json().path("recommendations").isArray()).isTrue();
  }

  @Test
  void ofAPlanThatIsNotThereAreNotThere() throws Exception {
    assertThat(door.get("/v1/estimates/nothing/recommendations").status()).isEqualTo(404);
  }

  @Test
  void ofAProjectAreThoseOfTheNewestPlanOfEachWorkspace() throws Exception {
    advised(ids.next(), "prod", "100");
    String newer = ids.next();
    advised(newer, "prod", "5");
    advised(ids.next(), "dev", "7.5");

    await()
        .untilAsserted(() -> {
          Answer answer = door.get("/v1/projects/" + project + "/recommendations");
          assertThat(answer.json().path("together").asString()).isEqualTo("12.5");
          assertThat(answer.json().at("/workspaces/0/workspace").asString()).isEqualTo("dev");
          assertThat(answer.json().at("/workspaces/1/estimate").asString()).isEqualTo(newer);
        });
  }

  private String estimated(String workspace) throws Exception {
    String id = ids.next();
    door.publish(
        new ProducerRecord<>(
            Topics.ESTIMATES.name(),
            "default/" + project + "/" + workspace,
            bytes(Plans.estimate(id, project, "12.34"))));
    await()
        .untilAsserted(() -> assertThat(door.get("/v1/estimates/" + id).status()).isEqualTo(200));
    return id;
  }

  private void advised(String id, String workspace, String together) throws Exception {
    door.publish(
        new ProducerRecord<>(
            Topics.RECOMMENDATIONS.name(),
            "default/" + project + "/" + workspace,
            bytes(
                """
                {"id":"%s","tenant":"default","project":"%s","workspace":"%s","catalogueVersion":1,
                 "engineVersion":"6","rulesVersion":"1","currency":"USD","monthly":"200",
                 "together":"%s","best":true,"recommendations":[],"notShown":0,"dropped":[],
                 "droppedInAll":0}\
                """
                    .formatted(id, project, workspace, together))));
  }
}
