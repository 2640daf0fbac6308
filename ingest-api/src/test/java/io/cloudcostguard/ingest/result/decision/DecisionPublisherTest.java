package io.cloudcostguard.ingest.result.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Plans;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.ingest.result.BudgetedProject;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.decision.PlanDecided.State;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `ccg.decisions` has what was decided of a plan, and each change of that.
class DecisionPublisherTest {

  private static final String COMMIT = "9fceb02d0ae598e95dc970b74767f19372d61af8";
  private static final String PULL_7 = "repository=acme/shop&pull_request=7&commit=" + COMMIT;

  private final FrontDoor door = FrontDoor.open();
  private BudgetedProject project;

  @BeforeEach
  void aProject() throws Exception {
    project = new BudgetedProject(door);
  }

  @Test
  void aCommitWaitsForItsDecisionAndGetsIt() throws Exception {
    String id = submitted();
    await().until(() -> states(id).equals(List.of(State.PENDING)));

    estimated(id);

    await().until(() -> states(id).equals(List.of(State.PENDING, State.PASS)));
    List<PlanDecided> decided = all(id);
    assertThat(decided).extracting(PlanDecided::number).containsExactly(1, 2);
    assertThat(decided.getLast().source().commit()).isEqualTo(COMMIT);
    assertThat(decided.getLast().source().pullRequest()).isEqualTo(7);
    assertThat(decided.getLast().project()).isEqualTo("shop");
    assertThat(decided.getLast().before()).isNull();
    String key = project.owner().tenant() + "/shop/prod";
    assertThat(door.records(Topics.DECISIONS, record -> record.key().equals(key)))
        .hasSize(2)
        .allSatisfy(record -> {
          assertThat(EventHeaders.text(record.headers(), "ce_type"))
              .isEqualTo(EventType.PLAN_DECIDED);
          assertThat(EventHeaders.text(record.headers(), "ce_subject")).isEqualTo(id);
        });
  }

  @Test
  void anApprovalABudgetAndAWithdrawalChangeIt() throws Exception {
    project.budget("10", "\"requiresApproval\":true");
    String first = project.estimated("12.34", PULL_7);
    PlanDecided waits = decided(first, State.SOFT_BLOCK).getLast();
    assertThat(waits.beginsToWait()).isTrue();
    assertThat(waits.reasons().getFirst())
        .startsWith("The project would cost $12.34 a month, above");
    assertThat(waits.limits()).containsExactly("project/shop: $12.34 of $10.00, $2.34 above");
    assertThat(waits.next()).isEqualTo("Change the plan, or have it approved (scope approve).");
    String next = project.estimated("13", PULL_7);
    assertThat(decided(next, State.SOFT_BLOCK).getLast().beginsToWait()).isFalse();
    Visitor approver = project.owner().colleague("approve", "read");
    String approval = "/v1/estimates/" + next + "/approval";

    approver.send("POST", approval, "{\"comment\":\"Agreed.\",\"upTo\":\"15\"}");

    assertThat(decided(next, State.SOFT_BLOCK, State.PASS).getLast().approvedBy())
        .isEqualTo("key " + approver.id());
    decided(first, State.SOFT_BLOCK, State.PASS); // of the same pull request

    approver.send("DELETE", approval, "");

    assertThat(
            decided(next, State.SOFT_BLOCK, State.PASS, State.SOFT_BLOCK).getLast().beginsToWait())
        .isTrue();

    project.budget("20", "\"requiresApproval\":true");

    PlanDecided passes =
        decided(next, State.SOFT_BLOCK, State.PASS, State.SOFT_BLOCK, State.PASS).getLast();
    assertThat(passes.approvedBy()).isNull();
  }

  /// No threshold is crossed with the plan that is the newest of its workspace, and with this one
  /// it is: what is decided of it follows, in both directions.
  @Test
  void aStandingThatCrossesNoThresholdMayChangeIt() throws Exception {
    project.budget("20", "\"requiresApproval\":true");
    String id = project.estimated("12.34", PULL_7);
    decided(id, State.PASS);

    standing(1, "10");

    assertThat(decided(id, State.PASS, State.SOFT_BLOCK).getLast().limits())
        .containsExactly("project/shop: $22.34 of $20.00, $2.34 above");

    standing(2, "12");
    standing(3, "7");

    assertThat(decided(id, State.PASS, State.SOFT_BLOCK, State.PASS).getLast().limits())
        .containsExactly("project/shop: $19.34 of $20.00, $0.66 left");
  }

  /// The comment named a budget that is kept now.
  @Test
  void otherRulesThatAreNotKeptAreAnotherDecision() throws Exception {
    project.budget("10", "");
    String id = project.estimated("12.34", PULL_7);
    decided(id, State.WARN);

    project
        .owner()
        .send(
            "PUT",
            "/v1/budgets/all",
            "{\"monthlyLimit\":{\"amount\":\"10\",\"currency\":\"USD\"},\"thresholds\":[{\"id\":\"t\",\"percent\":\"100\",\"action\":\"WARN\"}]}");

    assertThat(decided(id, State.WARN, State.WARN).getLast().reasons()).hasSize(2);
    assertThat(all(id).getLast().before()).isEqualTo(State.WARN);
  }

  @Test
  void isDecidedAnewWhenItsApprovalExpires() throws Exception {
    project.budget("10", "\"requiresApproval\":true");
    String id = project.estimated("12.34", PULL_7);
    decided(id, State.SOFT_BLOCK);
    Instant expiry = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MICROS);
    project
        .owner()
        .colleague("approve")
        .send(
            "POST",
            "/v1/estimates/" + id + "/approval",
            "{\"comment\":\"For now.\",\"expiresAt\":\"%s\"}".formatted(expiry));
    decided(id, State.SOFT_BLOCK, State.PASS);
    await().untilAsserted(() -> assertThat(dueAt(id)).isEqualTo(expiry));

    // When its time is over
    try (Connection database = door.database();
        PreparedStatement update =
            database.prepareStatement(
                """
                with expired as (
                  update approval set expires_at = expires_at - interval '2 hours'
                  where estimate_id = ? returning estimate_id)
                update plan_decision set due_at = due_at - interval '2 hours'
                where plan_id in (select estimate_id from expired)
                """)) {
      update.setString(1, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }

    assertThat(decided(id, State.SOFT_BLOCK, State.PASS, State.SOFT_BLOCK).getLast().approvedBy())
        .isNull();
  }

  /// Its comment has the decision; there is no commit whose status would wait.
  @Test
  void aPullRequestGetsItsDecisionWithoutACommit() throws Exception {
    project.budget("20", "");
    String id = project.estimated("12.34", "repository=acme/shop&pull_request=9");

    PlanDecided passes = decided(id, State.PASS).getLast();
    assertThat(passes.limits()).containsExactly("project/shop: $12.34 of $20.00, $7.66 left");
    assertThat(states(id)).doesNotContain(State.PENDING);
  }

  @Test
  void saysThatAPlanWasNotEstimated() throws Exception {
    String id = submitted();
    await().until(() -> states(id).equals(List.of(State.PENDING)));
    door.publish(
        new ProducerRecord<>(
            Topics.ESTIMATES.name(),
            project.owner().tenant() + "/shop/prod",
            Plans.bytes(
                """
                {"outcome":"rejected","id":"%s","tenant":"%s","project":"shop","workspace":"prod",
                 "source":{"repository":"acme/shop","pullRequest":7,"commit":"%s"},
                 "reason":"It is too deep."}
                """
                    .formatted(id, project.owner().tenant(), COMMIT))));

    assertThat(decided(id, State.NOT_ESTIMATED).getLast().reasons())
        .containsExactly("It is too deep.");
  }

  @Test
  void saysNothingOfPlansThatNobodyWaitsFor() throws Exception {
    String id = project.estimated("12.34", "");
    project.budget("10", "\"requiresApproval\":true");
    String above = project.estimated("12.34", "");

    decided(above, State.SOFT_BLOCK);
    assertThat(all(id)).isEmpty();
  }

  private Instant dueAt(String planId) throws Exception {
    try (Connection database = door.database();
        PreparedStatement select =
            database.prepareStatement("select due_at from plan_decision where plan_id = ?")) {
      select.setString(1, planId);
      try (ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        OffsetDateTime at = row.getObject("due_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
      }
    }
  }

  /// What the other workspaces of the project cost.
  private void standing(long sequence, String planned) throws Exception {
    String tenant = project.owner().tenant();
    LedgerEntry.Standing standing =
        new LedgerEntry.Standing(
            tenant + "/shop",
            tenant,
            "",
            sequence,
            new BigDecimal(planned),
            new BigDecimal(planned),
            0,
            1,
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

  private String submitted() throws Exception {
    Answer submitted =
        project
            .owner()
            .send(
                "POST",
                "/v1/plans?project=shop&workspace=prod&" + PULL_7,
                new String(Plans.plan(), StandardCharsets.UTF_8));
    return submitted.json().path("id").asString();
  }

  private void estimated(String id) throws Exception {
    String outcome =
        Plans.estimate(id, "shop", "12.34")
            .replace("\"tenant\":\"default\"", "\"tenant\":\"" + project.owner().tenant() + "\"");
    door.publish(
        new ProducerRecord<>(
            Topics.ESTIMATES.name(),
            project.owner().tenant() + "/shop/prod",
            Plans.bytes(
                outcome.replaceFirst(
                    "\\{",
                    "{\"source\":{\"repository\":\"acme/shop\",\"pullRequest\":7,\"commit\":\"%s\"},"
                        .formatted(COMMIT)))));
  }

  private List<State> states(String planId) {
    return all(planId).stream().map(PlanDecided::state).toList();
  }

  /// Waits until these were decided, in this order, whether or not it was told before that the plan
  /// waits.
  private List<PlanDecided> decided(String planId, State... states) {
    return await()
        .until(
            () -> all(planId),
            found ->
                found.stream()
                    .map(PlanDecided::state)
                    .filter(state -> state != State.PENDING)
                    .toList()
                    .equals(List.of(states)));
  }

  private List<PlanDecided> all(String planId) {
    return door
        .records(
            Topics.DECISIONS,
            record -> planId.equals(EventHeaders.text(record.headers(), "ce_subject")))
        .stream()
        .map(record -> Json.MAPPER.readValue(record.value(), PlanDecided.class))
        .toList();
  }
}
