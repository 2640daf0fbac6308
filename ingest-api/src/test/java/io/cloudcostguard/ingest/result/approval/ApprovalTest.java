package io.cloudcostguard.ingest.result.approval;

import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Plans;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.CostGroup;
import io.cloudcostguard.schemas.budget.Costs;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.budget.Proposal;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ApprovalTest {

  private final Map<String, WorkspaceCosts> before = new HashMap<>();
  private long sequence;

  private static final String WISH = "{\"comment\":\" Agreed with finance. \"}";

  private final FrontDoor door = FrontDoor.open();
  private final String run = "run-" + UUID.randomUUID();

  private Visitor owner;
  private Visitor approver;

  @BeforeEach
  void oneWhoMayApproveAndNothingElse() throws Exception {
    owner = Visitor.ofNewTenant();
    approver = owner.colleague("approve");
  }

  @Test
  void letsAPlanPassThatIsAboveABudgetWhichAsksForIt() throws Exception {
    // Given
    budget("10", true);
    String id = estimated("12.34");
    assertThat(run().at("/plansByStatus/approvalRequired").asInt()).isEqualTo(1);
    assertThat(run().at("/plans/0/approval").asString()).isEqualTo("required");
    JsonNode before = owner.get(path(id)).json();
    assertThat(before.path("status").asString()).isEqualTo("required");
    assertThat(before.at("/budget/planned").asString()).isEqualTo("12.34");
    assertThat(before.at("/budget/monthlyLimit").asString()).isEqualTo("10");
    assertThat(before.has("approval")).isFalse();

    // When
    Answer approved = approver.send("POST", path(id), WISH);

    // Then
    assertThat(approved.status()).as(approved.body()).isEqualTo(201);
    assertThat(approved.header("Location")).isEqualTo(path(id));
    assertThat(approved.json().path("status").asString()).isEqualTo("approved");
    assertThat(approved.json().at("/approval/by").asString()).isEqualTo("key " + approver.id());
    assertThat(approved.json().at("/approval/comment").asString())
        .isEqualTo("Agreed with finance.");
    assertThat(approved.json().at("/approval/planned").asString()).isEqualTo("12.34");
    assertThat(owner.get(path(id)).body()).isEqualTo(approved.body());
    assertThat(run().at("/plansByStatus/approvalRequired").asInt()).isZero();
    assertThat(run().at("/plans/0/approval").asString()).isEqualTo("given");
    assertThat(owner.get("/v1/estimates").json().at("/estimates/0/approvedBy").asString())
        .isEqualTo("key " + approver.id());
  }

  @Test
  void isInTheAuditWithItsComment() throws Exception {
    budget("10", true);
    String id = estimated("12.34");

    approver.send("POST", path(id), WISH);

    await()
        .untilAsserted(() ->
            assertThat(owner.get("/v1/audit?limit=1").json().at("/records/0").toString())
                .contains(
                    "\"actor\":\"key " + approver.id(),
                    "\"action\":\"POST /v1/estimates/{id}/approval\"",
                    "\"path\":\"" + path(id),
                    "\"comment\":\"Agreed with finance.\"",
                    "\"status\":201"));
    assertThat(
            door.records(
                Topics.AUDIT,
                record ->
                    new String(record.value(), StandardCharsets.UTF_8)
                            .contains("\"comment\":\"Agreed with finance.\",\"before\":")
                        && record.key().equals(owner.tenant())))
        .hasSize(1);
  }

  @Test
  void keepsTheFirstApproval() throws Exception {
    budget("10", false);
    String id = estimated("12.34");
    assertThat(owner.get(path(id)).json().path("status").asString()).isEqualTo("above-budget");
    Answer first = approver.send("POST", path(id), WISH);

    Answer second = owner.send("POST", path(id), "{\"comment\":\"Me, too.\"}");

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void isOfOnePlanOnly() throws Exception {
    budget("10", true);
    approver.send("POST", path(estimated("12.34")), WISH);

    String next = estimated("12.34");

    assertThat(owner.get(path(next)).json().path("status").asString()).isEqualTo("required");
  }

  @Test
  void countsTheOtherWorkspacesOfTheProject() throws Exception {
    budget("20", true);
    String dev = estimated("12.34", "dev");
    assertThat(owner.get(path(dev)).json().path("status").asString()).isEqualTo("within-budget");

    // When the stream says what another workspace costs
    stands("prod", "12.34", "12.34");
    await().untilAsserted(() -> assertStatus(dev, "required", "24.68"));

    // Then it makes no difference that the stream counts the plan itself, or says it again
    stands("dev", "12.34", "24.68");
    stands("dev", "12.34", "24.68");
    stands("prod", "13.34", "25.68");
    await().untilAsserted(() -> assertStatus(dev, "required", "25.68"));
    assertThat(owner.get("/v1/projects/shop/budget").json().at("/standing/planned").asString())
        .isEqualTo("25.68");
  }

  private void assertStatus(String id, String status, String planned) throws Exception {
    JsonNode approval = owner.get(path(id)).json();
    assertThat(approval.path("status").asString()).isEqualTo(status);
    assertThat(approval.at("/budget/planned").asString()).isEqualTo(planned);
  }

  private void stands(String workspace, String cost, String planned) throws Exception {
    sequence++;
    Costs change =
        new Costs(List.of(new CostGroup("", "", Map.of(), new BigDecimal(cost), 0)), null);
    WorkspaceCosts costs =
        new WorkspaceCosts(
            Costs.NOTHING,
            null,
            List.of(new Proposal("", "p" + sequence, 0, change, null, null)),
            List.of());
    publish(
        new LedgerEntry.Workspace(
            owner.tenant(), "shop", workspace, sequence, costs, before.get(workspace)));
    before.put(workspace, costs);
    publish(
        new LedgerEntry.Standing(
            owner.tenant() + "/shop",
            owner.tenant(),
            "",
            sequence,
            new BigDecimal(planned),
            new BigDecimal(planned),
            1,
            1,
            0,
            0,
            BigDecimal.ZERO,
            "p",
            "shop",
            Map.of(),
            null,
            0,
            null));
  }

  private void publish(LedgerEntry entry) throws Exception {
    door.publish(
        new ProducerRecord<>(
            Topics.LEDGER.name(), 0, entry.key(), Json.MAPPER.writeValueAsBytes(entry)));
  }

  @Test
  void isRefusedWhereThereIsNothingToApprove() throws Exception {
    String without = estimated("12.34");
    assertProblem(approver.send("POST", path(without), WISH), 409, "nothing-to-approve");
    budget("100", true);
    assertProblem(approver.send("POST", path(without), WISH), 409, "nothing-to-approve");
    assertThat(owner.get(path(without)).json().path("status").asString())
        .isEqualTo("within-budget");

    String pending =
        owner
            .send("POST", "/v1/plans", new String(plan(), StandardCharsets.UTF_8))
            .json()
            .path("id")
            .asString();
    assertProblem(approver.send("POST", path(pending), WISH), 409, "not-estimated-yet");
    assertProblem(approver.send("POST", path("none"), WISH), 404, "unknown-estimate");
    assertProblem(Visitor.ofNewTenant().send("POST", path(without), WISH), 404, "unknown-estimate");
    assertProblem(owner.get(path("none")), 404, "unknown-estimate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"comment\":\" \"}",
        "{\"comment\":\"a\\u0000b\"}",
        "{\"comment\":7}",
        "x"
      })
  void saysWhy(String body) throws Exception {
    budget("10", true);
    String id = estimated("12.34");

    Answer answer = approver.send("POST", path(id), body);

    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.json().path("hint").asString()).contains("comment");
    assertThat(owner.get(path(id)).json().path("status").asString()).isEqualTo("required");
  }

  @Test
  void isNotForThoseWhoMayDoEverythingElse() throws Exception {
    budget("10", true);
    String id = estimated("12.34");

    Answer answer =
        owner.colleague("submit", "read", "admin", "audit").send("POST", path(id), WISH);

    assertThat(answer.status()).isEqualTo(403);
  }

  private static void assertProblem(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:cloudcostguard:problem:" + slug);
  }

  private static String path(String id) {
    return "/v1/estimates/" + id + "/approval";
  }

  private JsonNode run() throws Exception {
    return owner.get("/v1/runs/" + run).json();
  }

  private void budget(String amount, boolean requiresApproval) throws Exception {
    String path = "/v1/projects/shop/budget";
    String set =
        owner
            .send(
                "PUT",
                path,
                "{\"monthlyLimit\":{\"amount\":\"%s\",\"currency\":\"USD\"},\"requiresApproval\":%s}"
                    .formatted(amount, requiresApproval))
            .body();
    await().untilAsserted(() -> assertThat(owner.get(path).body()).isEqualTo(set));
  }

  private String estimated(String monthly) throws Exception {
    return estimated(monthly, "prod");
  }

  private String estimated(String monthly, String workspace) throws Exception {
    String id =
        owner
            .send(
                "POST",
                "/v1/plans?project=shop&workspace=%s&run=%s".formatted(workspace, run),
                new String(plan(), StandardCharsets.UTF_8))
            .json()
            .path("id")
            .asString();
    String outcome =
        Plans.estimate(id, "shop", monthly)
            .replace("\"tenant\":\"default\"", "\"tenant\":\"" + owner.tenant() + "\"")
            .replace("\"workspace\":\"prod\"", "\"workspace\":\"" + workspace + "\"");
    door.publish(
        new ProducerRecord<>(
            Topics.ESTIMATES.name(), owner.tenant() + "/shop/" + workspace, Plans.bytes(outcome)));
    await()
        .untilAsserted(() -> assertThat(owner.get("/v1/estimates/" + id).status()).isEqualTo(200));
    await().untilAsserted(() -> assertThat(owner.get("/v1/runs/" + run).status()).isEqualTo(200));
    return id;
  }
}
