package io.cloudcostguard.estimation.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.budget.BudgetScope;
import io.cloudcostguard.schemas.budget.Costs;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.plan.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkspaceLedgerTest {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private WorkspaceCosts costs = WorkspaceCosts.NONE;
  private long now = 1000 * DAY;

  @Test
  void twoPullRequestsAreSeenTogether() {
    plan("p1", 1, "231.98", "1015.46");
    plan("p2", 2, "231.98", "1015.46");

    assertThat(share().planned()).isEqualByComparingTo("1015.46");
    assertThat(share().open()).isEqualByComparingTo("1798.94");
    assertThat(share().proposals()).isEqualTo(2);
  }

  @Test
  void aNewCommitTakesThePlaceOfTheOneBefore() {
    plan("p1", 1, "100", "150");
    plan("p2", 1, "100", "120");

    assertThat(share().open()).isEqualByComparingTo("120");
  }

  @Test
  void aClosedPullRequestCountsNoMoreAndAMergedOneDoes() {
    plan("p1", 1, "100", "150");
    plan("p2", 2, "100", "130");

    costs = WorkspaceLedger.ended(costs, "acme/shop", 2, false, now);
    assertThat(share().planned()).isEqualByComparingTo("150");
    costs = WorkspaceLedger.ended(costs, "acme/shop", 1, true, now);
    assertThat(share().planned()).isEqualByComparingTo("150");
    assertThat(share().proposals()).isZero();

    WorkspaceCosts once = costs;
    costs = WorkspaceLedger.ended(costs, "acme/shop", 1, true, now);
    costs = WorkspaceLedger.ended(costs, "acme/shop", 2, true, now - DAY);
    assertThat(costs).isSameAs(once);
  }

  @Test
  void whatComesLateOfAClosedPullRequestChangesNothingAndAReopenedOneCountsAgain() {
    plan("p1", 1, "100", "150");
    costs = WorkspaceLedger.ended(costs, "acme/shop", 1, false, now + DAY);

    plan("p2", 1, "100", "170");
    assertThat(share().planned()).isEqualByComparingTo("100");

    now += 2 * DAY;
    plan("p3", 1, "100", "180");
    assertThat(share().planned()).isEqualByComparingTo("180");
  }

  @Test
  void anAppliedPlanIsWhatTheWorkspaceCosts() {
    plan("p1", 1, "100", "150");
    plan("p2", 2, "100", "130");

    costs = WorkspaceLedger.applied(costs, "p1", amount("150"), false);
    assertThat(share().planned()).isEqualByComparingTo("180");
    assertThat(share().proposals()).isEqualTo(1);

    WorkspaceCosts once = costs;
    costs = WorkspaceLedger.applied(costs, "p1", amount("150"), false);
    costs = WorkspaceLedger.applied(costs, "p0", amount("7"), false);
    plan("p1", 1, "100", "150");
    assertThat(costs).isSameAs(once);
  }

  /// The later plan found what the earlier one had made, and something else beside it.
  @Test
  void whatIsReportedAsAppliedAfterALaterPlanIsNoProposalAnyMore() {
    plan("p1", 1, "100", "150");
    plan("p2", 2, "153", "170");
    costs = WorkspaceLedger.applied(costs, "p2", amount("170"), false);
    assertThat(share().open()).isEqualByComparingTo("220");

    costs = WorkspaceLedger.applied(costs, "p1", amount("150"), false);

    assertThat(share().planned()).isEqualByComparingTo("170");
    assertThat(share().open()).isEqualByComparingTo("170");
    WorkspaceCosts once = costs;
    costs = WorkspaceLedger.applied(costs, "p1", amount("150"), false);
    assertThat(costs).isSameAs(once);
  }

  @Test
  void aPlanThatIsSubmittedAsAppliedIsNoProposal() {
    plan("p1", 1, "100", "150");
    PlanSource applied = new PlanSource("acme/shop", 1, null, null, null, Stage.APPLIED, null);
    costs = WorkspaceLedger.estimated(costs, "p2", applied, now, cost("100", "160", false));

    assertThat(share().planned()).isEqualByComparingTo("160");
    assertThat(share().open()).isEqualByComparingTo("160");
    assertThat(share().proposals()).isZero();
  }

  @Test
  void aWithdrawnPlanCountsNoMoreAlsoWhereTheNewsComeFirst() {
    costs = WorkspaceLedger.withdrawn(costs, "p1", now);
    plan("p1", null, "100", "150");
    assertThat(costs.proposals()).isEmpty();

    plan("p2", null, "100", "150");
    costs = WorkspaceLedger.withdrawn(costs, "p2", now);
    assertThat(share().planned()).isEqualByComparingTo("100");
  }

  @Test
  void noticesThatAProposalWasApplied() {
    plan("p1", 1, "100", "150");
    plan("p2", 2, "150", "170");

    assertThat(share().open()).isEqualByComparingTo("170");
    assertThat(share().proposals()).isEqualTo(1);
  }

  @Test
  void pullRequestsExpireAndOtherPlansDoNot() {
    plan("p1", null, "100", "150");
    plan("p2", 1, "100", "130");

    assertThat(WorkspaceLedger.expired(costs, now + 30 * DAY)).isSameAs(costs);
    costs = WorkspaceLedger.expired(costs, now + 30 * DAY + 1);
    assertThat(costs.proposals()).extracting("planId").containsExactly("p1");
  }

  @Test
  void aPlanOfAPartAddsToTheWholePlanBefore() {
    plan("p1", null, "40", "100");
    costs = WorkspaceLedger.estimated(costs, "p2", null, now, cost("0", "5", true));
    costs = WorkspaceLedger.estimated(costs, "p3", null, now, cost("0", "7", true));

    assertThat(share().planned()).isEqualByComparingTo("107");
    assertThat(share().atLeast()).isEqualTo(1);
  }

  @Test
  void staysBoundedWhateverComes() {
    Random random = new Random(7);
    List<WorkspaceCosts> before = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      before.add(costs);
      int pull = random.nextInt(100);
      now += random.nextInt(1000);
      switch (random.nextInt(5)) {
        case 0 ->
            costs = WorkspaceLedger.ended(costs, "acme/shop", pull, random.nextBoolean(), now);
        case 1 -> costs = WorkspaceLedger.withdrawn(costs, "p" + random.nextInt(2000), now);
        case 2 ->
            costs = WorkspaceLedger.applied(costs, "p" + random.nextInt(2000), amount("9"), false);
        default -> plan("p" + i, pull, "" + random.nextInt(50), "" + random.nextInt(99));
      }
      assertThat(costs.proposals()).hasSizeLessThanOrEqualTo(16);
      assertThat(costs.closed()).hasSizeLessThanOrEqualTo(16);
    }
  }

  private void plan(String id, @Nullable Integer pull, String before, String after) {
    PlanSource source =
        pull == null ? null : new PlanSource("acme/shop", pull, null, null, null, null, null);
    costs = WorkspaceLedger.estimated(costs, id, source, now, cost(before, after, false));
  }

  private Share share() {
    return Share.of(terms(), "shop", "prod", costs).get("");
  }

  private static BudgetTerms terms() {
    return Budgets.named(BudgetScope.ALL, null, "1000");
  }

  private static PlanCost cost(String before, String after, boolean part) {
    return new PlanCost(
        amount(before),
        amount(new BigDecimal(after).subtract(new BigDecimal(before)).toString()),
        part);
  }

  private static Costs amount(String known) {
    return CostSums.of(new BigDecimal(known), 0);
  }
}
