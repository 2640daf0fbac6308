package io.cloudcostguard.ingest.integration.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Plans;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ForgeHookTest {

  private static final String CLOSED =
      """
      {"action":"closed","repository":{"full_name":"acme/hooked"},
       "pull_request":{"number":7,"merged":true,"closed_at":"2026-11-29T14:14:27Z"}}
      """;

  private final FrontDoor door = FrontDoor.open();

  @Test
  void tellsEachWorkspaceOfAMergedPullRequest() throws Exception {
    estimated("hooked-1", "hooked-a", "acme/hooked");
    estimated("hooked-2", "hooked-b", "acme/hooked");

    Answer answer = github(CLOSED, signature(CLOSED));

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.json().path("workspaces").asInt()).isEqualTo(2);
    List<Settlement> settlements = settlements("default/hooked-");
    assertThat(settlements)
        .contains(
            new Settlement.PullRequestEnded(
                "default",
                "hooked-a",
                "prod",
                "acme/hooked",
                7,
                true,
                Instant.parse("2026-11-29T14:14:27Z")));
  }

  @Test
  void refusesWhatIsNotSigned() throws Exception {
    assertThat(github(CLOSED, signature(CLOSED + " ")).status()).isEqualTo(401);
    assertThat(github(CLOSED, "").status()).isEqualTo(401);
    assertThat(post("/v1/hooks/github/another", CLOSED, "X-Hub-Signature-256", signature(CLOSED)))
        .extracting(Answer::status)
        .isEqualTo(401);
    assertThat(gitlab("{}", "wrong").status()).isEqualTo(401);
  }

  @Test
  void hearsNothingInOtherEvents() throws Exception {
    for (String event :
        List.of(
            "{}",
            "{\"action\":\"opened\",\"pull_request\":{}}",
            "{\"action\":\"closed\",\"pull_request\":{\"number\":\"7\"}}",
            "{\"action\":\"closed\",\"pull_request\":{\"number\":7},\"repository\":7}")) {
      Answer answer = github(event, signature(event));
      assertThat(answer.status()).as(event).isEqualTo(202);
      assertThat(answer.json().path("workspaces").asInt()).isZero();
    }
    assertThat(github("[]", signature("[]")).status()).isEqualTo(400);
  }

  @Test
  void readsMergeRequestsOfGitLab() throws Exception {
    estimated("hooked-3", "hooked-c", "group/sub/hooked");
    String closed =
        """
        {"object_kind":"merge_request","project":{"path_with_namespace":"group/sub/hooked"},
         "object_attributes":{"iid":7,"action":"close","updated_at":"2026-11-29 14:14:27 UTC"}}
        """;

    assertThat(gitlab(closed, FrontDoor.HOOK_SECRET).status()).isEqualTo(202);

    assertThat(settlements("default/hooked-c"))
        .contains(
            new Settlement.PullRequestEnded(
                "default",
                "hooked-c",
                "prod",
                "group/sub/hooked",
                7,
                false,
                Instant.parse("2026-11-29T14:14:27Z")));
  }

  @Test
  void anAppliedAndAWithdrawnPlanAreEvents() throws Exception {
    estimated("settled-1", "settled", "acme/settled");

    assertThat(door.send("POST", "/v1/plans/settled-1/applied", "").status()).isEqualTo(202);
    assertThat(door.send("POST", "/v1/plans/settled-1/withdrawn", "").status()).isEqualTo(202);
    assertThat(door.send("DELETE", "/v1/projects/settled/workspaces/prod", "").status())
        .isEqualTo(202);
    assertThat(door.send("POST", "/v1/plans/nobodys/applied", "").status()).isEqualTo(404);

    List<Settlement> settlements = settlements("default/settled/");
    assertThat(settlements).hasSize(3);
    assertThat(settlements.getFirst())
        .isInstanceOfSatisfying(
            Settlement.Applied.class,
            applied -> {
              assertThat(applied.planId()).isEqualTo("settled-1");
              assertThat(applied.after().groups().getFirst().known()).isEqualByComparingTo("12.34");
            });
    assertThat(settlements.getLast())
        .isEqualTo(new Settlement.Retired("default", "settled", "prod"));
  }

  private void estimated(String id, String project, String repository) throws Exception {
    String outcome =
        Plans.estimate(id, project, "12.34")
            .replaceFirst(
                "\\{",
                "{\"source\":{\"repository\":\"%s\",\"pullRequest\":7},".formatted(repository));
    door.publish(
        new ProducerRecord<>(
            Topics.ESTIMATES.name(), "default/" + project + "/prod", Plans.bytes(outcome)));
    await()
        .untilAsserted(() -> assertThat(door.get("/v1/estimates/" + id).status()).isEqualTo(200));
  }

  private List<Settlement> settlements(String prefix) throws Exception {
    return door.records(Topics.SETTLEMENTS, record -> record.key().startsWith(prefix)).stream()
        .map(record -> Json.MAPPER.readValue(record.value(), Settlement.class))
        .toList();
  }

  private Answer github(String body, String signature) throws Exception {
    return post("/v1/hooks/github/default", body, "X-Hub-Signature-256", signature);
  }

  private Answer gitlab(String body, String token) throws Exception {
    return post("/v1/hooks/gitlab/default", body, "X-Gitlab-Token", token);
  }

  private Answer post(String path, String body, String header, String value) throws Exception {
    return door.post(path, body.getBytes(StandardCharsets.UTF_8), header, value);
  }

  private static String signature(String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(FrontDoor.HOOK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }
}
