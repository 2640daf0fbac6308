package io.cloudcostguard.ingest.result.recommendation;

import static io.cloudcostguard.ingest.Plans.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.Plans;
import io.cloudcostguard.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `GET …/recommendations`.
class RecommendationTest {

  private final FrontDoor door = FrontDoor.open();
  private static final byte[] PLAN = bytes("{\"format_version\":\"1.2\"}");

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

  @Test
  void areListedTheOldestFirstUntilTheyAreDismissedOrRealised() throws Exception {
    String old = recommendation("ebs");
    String young = recommendation("rds");
    advised(ids.next(), "prod", "5", "[" + said(old, "3") + "]", "");
    advised(ids.next(), "prod", "5", "[" + said(old, "4") + "," + said(young, "1") + "]", "");
    await().untilAsserted(() -> assertThat(listed("open")).containsExactly(old, young));
    JsonNode first = list("open&limit=1");
    assertThat(first.at("/recommendations/0/monthly").asString()).isEqualTo("4");
    assertThat(first.path("together").asString()).isEqualTo("5");
    assertThat(list("open&cursor=" + first.path("next").asString()).at("/recommendations/0/id"))
        .isEqualTo(list("open").at("/recommendations/1/id"));

    Answer dismissed =
        door.send(
            "PUT", "/v1/recommendations/" + old + "/dismissal", "{\"reason\":\"It is planned.\"}");
    assertThat(dismissed.status()).isEqualTo(200);
    assertThat(listed("open")).containsExactly(young);
    assertThat(listed("dismissed")).containsExactly(old);
    Answer later = door.post("/v1/plans?project=" + project + "&workspace=prod", PLAN);
    assertThat(door.submitted(later).dismissed()).containsExactly(old);
    Answer elsewhere = door.post("/v1/plans?project=" + project + "&workspace=dev", PLAN);
    assertThat(door.submitted(elsewhere).dismissed()).isNull();

    // A plan of the workspace says so; the one that does the other saving ends it.
    advised(
        ids.next(),
        "prod",
        "0",
        "[]",
        ",\"realised\":[{\"id\":\"%s\",\"rule\":\"r\",\"title\":\"t\",\"resource\":\"a\"}]"
            .formatted(young));
    await().untilAsserted(() -> assertThat(listed("realised")).containsExactly(young));

    assertThat(door.send("DELETE", "/v1/recommendations/" + old + "/dismissal", "").status())
        .isEqualTo(204);
    assertThat(listed("open")).containsExactly(old);
  }

  @Test
  void areDismissedOnlyForAReasonAndWhereThereAreAny() throws Exception {
    assertThat(
            door.send("PUT", "/v1/recommendations/nothing/dismissal", "{\"reason\":\"x\"}")
                .status())
        .isEqualTo(404);
    assertThat(door.send("PUT", "/v1/recommendations/nothing/dismissal", "{}").status())
        .isEqualTo(422);
    assertThat(
            door.send(
                    "PUT",
                    "/v1/recommendations/nothing/dismissal",
                    "{\"reason\":\"x\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}")
                .status())
        .isEqualTo(422);
    assertThat(door.get("/v1/recommendations?state=lost").status()).isEqualTo(400);
    assertThat(door.get("/v1/recommendations?cursor=lost").status()).isEqualTo(400);
  }

  private String recommendation(String name) {
    return name + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  private JsonNode list(String state) throws Exception {
    return door.get("/v1/recommendations?project=" + project + "&state=" + state).json();
  }

  private List<String> listed(String state) throws Exception {
    List<String> found = new ArrayList<>();
    list(state).path("recommendations").forEach(one -> found.add(one.path("id").asString()));
    return found;
  }

  private static String said(String id, String monthly) {
    return """
    {"id":"%s","rule":"aws-ebs-gp3","title":"gp3","resources":["aws_ebs_volume.a"],"count":1,
     "because":"it is gp2","changes":[],"snippet":"","saving":{"kind":"EXACT","monthly":"%s",
     "conditions":[]},"effort":"LOW","risk":"LOW","reversal":"IN_PLACE","together":true,"proof":[],
     "page":"https://example.com"}\
    """
        .formatted(id, monthly);
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
    advised(id, workspace, together, "[]", "");
  }

  private void advised(String id, String workspace, String together, String said, String ended)
      throws Exception {
    door.publish(
        new ProducerRecord<>(
            Topics.RECOMMENDATIONS.name(),
            "default/" + project + "/" + workspace,
            bytes(
                """
                {"id":"%s","tenant":"default","project":"%s","workspace":"%s","catalogueVersion":1,
                 "engineVersion":"6","rulesVersion":"1","currency":"USD","monthly":"200",
                 "together":"%s","best":true,"recommendations":%s,"notShown":0,"dropped":[],
                 "droppedInAll":0%s}\
                """
                    .formatted(id, project, workspace, together, said, ended))));
  }
}
