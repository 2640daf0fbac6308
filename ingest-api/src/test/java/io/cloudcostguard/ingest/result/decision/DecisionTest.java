package io.cloudcostguard.ingest.result.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.ingest.result.BudgetedProject;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import java.math.BigDecimal;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DecisionTest {

  private final FrontDoor door = FrontDoor.open();
  private BudgetedProject project;

  @BeforeEach
  void aProject() throws Exception {
    project = new BudgetedProject(door);
  }

  @ParameterizedTest
  @CsvSource({
    "12.34, '', PASS",
    "12.33, '', WARN",
    "12.33, '\"requiresApproval\":true', SOFT_BLOCK",
    "12.33, '\"hardLimit\":true', HARD_BLOCK"
  })
  void isThatOfTheBudget(String limit, String more, String ruling) throws Exception {
    project.budget(limit, more);
    String id = project.estimated("12.34", "");

    JsonNode decision = decision(id);

    assertThat(decision.path("estimate").asString()).isEqualTo(id);
    assertThat(decision.path("decision").asString()).isEqualTo(ruling);
    assertThat(decision.at("/reasons/0/rule").asString()).isEqualTo("budget");
    assertThat(decision.at("/reasons/0/scope").asString()).isEqualTo("project/shop");
    assertThat(decision.at("/reasons/0/value").asString()).isEqualTo("12.34");
    assertThat(decision.at("/reasons/0/limit").asString()).isEqualTo(limit);
    assertThat(decision.at("/reasons/0/message").asString())
        .startsWith("The project would cost $12.34 a month, ");
    assertThat(decision.at("/links/approval").asString())
        .isEqualTo("/v1/estimates/" + id + "/approval");
  }

  @Test
  void passesWhereNothingIsSet() throws Exception {
    JsonNode decision = decision(project.estimated("12.34", ""));

    assertThat(decision.path("decision").asString()).isEqualTo("PASS");
    assertThat(decision.path("reasons")).isEmpty();
  }

  @Test
  void passesOnceSomebodyApproved() throws Exception {
    project.budget("10", "\"requiresApproval\":true");
    String id = project.estimated("12.34", "");
    Visitor approver = project.owner().colleague("approve");

    approver.send("POST", "/v1/estimates/" + id + "/approval", "{\"comment\":\"Agreed.\"}");

    assertThat(decision(id).path("decision").asString()).isEqualTo("PASS");
    assertThat(decision(id).at("/reasons/0/approvedBy").asString())
        .isEqualTo("key " + approver.id());
  }

  @Test
  void namesTheTightestOfTheBudgetsThatHoldAPlan() throws Exception {
    project.budget("20", "");
    String wider = "/v1/budgets/wider";
    String limit = "{\"monthlyLimit\":{\"amount\":\"%s\",\"currency\":\"USD\"}}";
    project.owner().send("PUT", wider, limit.formatted("13"));
    await().until(() -> project.owner().get(wider).status() == 200);
    String id = project.estimated("12.34", "");

    JsonNode decision = decision(id);

    assertThat(decision.path("decision").asString()).isEqualTo("PASS");
    assertThat(decision.path("reasons").valueStream().map(one -> one.path("scope").asString()))
        .containsExactly("budget/wider", "project/shop");
    assertThat(decision.at("/reasons/0/headroom").asString()).isEqualTo("0.66");

    project.owner().send("PUT", wider, limit.formatted("100"));
    await()
        .untilAsserted(() ->
            assertThat(decision(id).at("/reasons/0/scope").asString()).isEqualTo("project/shop"));
  }

  @Test
  void aGuardrailOfABudgetIsApprovedLikeItsLimit() throws Exception {
    String budget = "/v1/budgets/careful";
    project
        .owner()
        .send(
            "PUT",
            budget,
            """
            {"monthlyLimit":{"amount":"1000","currency":"USD"},
             "guardrails":[{"rule":"total>10","action":"SOFT_BLOCK"}]}
            """);
    await().until(() -> project.owner().get(budget).status() == 200);
    String id = project.estimated("12.34", "");
    String approval = "/v1/estimates/" + id + "/approval";
    assertThat(decision(id).path("decision").asString()).isEqualTo("SOFT_BLOCK");
    assertThat(project.owner().get(approval).json().path("status").asString())
        .isEqualTo("required");

    Answer approved =
        project.owner().send("POST", approval, "{\"comment\":\"Agreed.\",\"upTo\":\"20\"}");

    assertThat(approved.status()).as(approved.body()).isEqualTo(201);
    assertThat(approved.json().path("status").asString()).isEqualTo("approved");
    JsonNode decision = decision(id);
    assertThat(decision.path("decision").asString()).isEqualTo("PASS");
    assertThat(decision.at("/reasons").valueStream().map(one -> one.path("message").asString()))
        .anyMatch(message -> message.endsWith("; approved by key " + project.owner().id() + "."));
    project.owner().send("DELETE", approval, "");
    assertThat(decision(id).path("decision").asString()).isEqualTo("SOFT_BLOCK");
  }

  /// With the proposals of other workspaces, 42.34 of 40 are open.
  @Test
  void allOpenProposalsTogetherAreApprovedUpToTheirCeiling() throws Exception {
    String budget = "/v1/budgets/careful";
    project
        .owner()
        .send(
            "PUT",
            budget,
            """
            {"monthlyLimit":{"amount":"40","currency":"USD"},
             "thresholds":[{"id":"o","percent":"100","metric":"OPEN","action":"SOFT_BLOCK"}]}
            """);
    await().until(() -> project.owner().get(budget).status() == 200);
    open(1, "30");
    String id = project.estimated("12.34", "");
    String approval = "/v1/estimates/" + id + "/approval";
    await()
        .untilAsserted(
            () -> assertThat(decision(id).path("decision").asString()).isEqualTo("SOFT_BLOCK"));
    assertThat(project.owner().get(approval).json().path("status").asString())
        .isEqualTo("required");
    assertThat(
            project
                .owner()
                .send("POST", approval, "{\"comment\":\"Agreed.\",\"upTo\":\"42\"}")
                .status())
        .isEqualTo(422);

    Answer approved =
        project.owner().send("POST", approval, "{\"comment\":\"Agreed.\",\"upTo\":\"45\"}");

    assertThat(approved.status()).as(approved.body()).isEqualTo(201);
    assertThat(approved.json().path("status").asString()).isEqualTo("approved");
    assertThat(decision(id).path("decision").asString()).isEqualTo("PASS");
    open(2, "33");
    await()
        .untilAsserted(
            () -> assertThat(decision(id).path("decision").asString()).isEqualTo("SOFT_BLOCK"));
  }

  /// What other workspaces cost with all that is proposed there.
  private void open(long sequence, String cost) throws Exception {
    String tenant = project.owner().tenant();
    LedgerEntry.Standing standing =
        new LedgerEntry.Standing(
            tenant + "/budgets/careful",
            tenant,
            "",
            sequence,
            new BigDecimal("5"),
            new BigDecimal(cost),
            2,
            2,
            0,
            0,
            BigDecimal.ZERO,
            "another-plan",
            "shop",
            Map.of(),
            null,
            0,
            null);
    door.publish(
        new ProducerRecord<>(
            Topics.LEDGER.name(), 0, standing.key(), Json.MAPPER.writeValueAsBytes(standing)));
  }

  @Test
  void isThereOnceThereIsAnEstimate() throws Exception {
    Answer unknown = project.owner().get("/v1/estimates/none/decision");

    assertThat(unknown.status()).isEqualTo(404);
  }

  @Test
  void letsNobodyApproveAboveAHardLimit() throws Exception {
    project.budget("10", "\"hardLimit\":true");
    String id = project.estimated("12.34", "");

    Answer refused =
        project
            .owner()
            .colleague("approve")
            .send("POST", "/v1/estimates/" + id + "/approval", "{\"comment\":\"Agreed.\"}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("detail").asString()).contains("hard limit");
  }

  @Test
  void refusesABudgetThatIsHardAndAsksForApproval() throws Exception {
    Answer refused =
        project
            .owner()
            .send(
                "PUT",
                "/v1/projects/shop/budget",
                "{\"monthlyLimit\":{\"amount\":\"1\",\"currency\":\"USD\"},\"hardLimit\":true,"
                    + "\"requiresApproval\":true}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("detail").asString()).contains("exclude each other");
  }

  private JsonNode decision(String id) throws Exception {
    Answer answer = project.owner().get("/v1/estimates/" + id + "/decision");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }
}
