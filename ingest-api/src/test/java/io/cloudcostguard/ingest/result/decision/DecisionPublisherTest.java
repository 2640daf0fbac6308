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
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.decision.PlanDecided.State;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
