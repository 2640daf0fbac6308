package io.cloudcostguard.estimation.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.budget.Budget;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BudgetRuleTest {

  private static final Budget WARNS = budget(null, null);
  private static final Budget ASKS = budget(true, null);
  private static final Budget HARD = budget(null, true);

  @Test
  void passesUpToTheLimitItself() {
    Reason reason = BudgetRule.check(ASKS, planned("1000.00", 0), null);

    assertThat(reason.ruling()).isEqualTo(Ruling.PASS);
    assertThat(reason.scope()).isEqualTo("project/shop");
    assertThat(reason.headroom()).isZero();
    assertThat(reason.message())
        .isEqualTo("The project would cost $1,000.00 a month, within its budget of $1,000.00.");
  }

  @Test
  void warnsAsksOrBlocksAboveIt() {
    Standing above = planned("1000.01", 0);

    assertThat(BudgetRule.check(WARNS, above, null).ruling()).isEqualTo(Ruling.WARN);
    assertThat(BudgetRule.check(ASKS, above, null).ruling()).isEqualTo(Ruling.SOFT_BLOCK);
    assertThat(BudgetRule.check(HARD, above, null).ruling()).isEqualTo(Ruling.HARD_BLOCK);
    assertThat(BudgetRule.mayBeApproved(WARNS, above)).isTrue();
    assertThat(BudgetRule.mayBeApproved(HARD, above)).isFalse();
    assertThat(BudgetRule.mayBeApproved(ASKS, planned("1", 0))).isFalse();
  }

  @Test
  void cannotSayWherePricesAreMissing() {
    Reason reason = BudgetRule.check(ASKS, planned("999", 2), null);

    assertThat(reason.ruling()).isEqualTo(Ruling.INCOMPLETE);
    assertThat(reason.atLeast()).isTrue();
    assertThat(BudgetRule.check(ASKS, planned("1001", 2), null).ruling())
        .isEqualTo(Ruling.SOFT_BLOCK);
  }

  @Test
  void passesWhatAnApprovalCovers() {
    Consent upTo = consent("1500", null, null);

    Reason at = BudgetRule.check(ASKS, planned("1500", 0), upTo);
    Reason above = BudgetRule.check(ASKS, planned("1500.01", 0), upTo);

    assertThat(at.ruling()).isEqualTo(Ruling.PASS);
    assertThat(at.approvedBy()).isEqualTo("key jane");
    assertThat(at.message())
        .isEqualTo(
            "The project would cost $1,500.00 a month, above its budget of $1,000.00;"
                + " approved by key jane up to $1,500.00.");
    assertThat(above.ruling()).isEqualTo(Ruling.SOFT_BLOCK);
    assertThat(above.approvedBy()).isNull();
    assertThat(above.message()).endsWith("; no longer approved by key jane up to $1,500.00.");
  }

  @Test
  void passesWhateverItCostsWhereAnApprovalHasNoCeiling() {
    Instant expiry = Instant.parse("2026-12-01T00:00:00Z");

    Reason reason = BudgetRule.check(ASKS, planned("99999", 7), consent(null, expiry, null));

    assertThat(reason.ruling()).isEqualTo(Ruling.PASS);
    assertThat(reason.message()).endsWith("; approved by key jane until 2026-12-01T00:00:00Z.");
  }

  @Test
  void letsAnApprovalOfAnEarlierPlanCoverNoMoreOfTheUnknown() {
    Consent ofEarlier = consent("1500", null, 2);

    assertThat(BudgetRule.check(ASKS, planned("1400", 2), ofEarlier).ruling())
        .isEqualTo(Ruling.PASS);
    assertThat(BudgetRule.check(ASKS, planned("1400", 3), ofEarlier).ruling())
        .isEqualTo(Ruling.SOFT_BLOCK);
  }

  @Test
  void letsNobodyApproveAboveAHardLimit() {
    assertThat(BudgetRule.check(HARD, planned("1001", 0), consent(null, null, null)).ruling())
        .isEqualTo(Ruling.HARD_BLOCK);
  }

  private static Consent consent(String upTo, Instant expiry, Integer notPriced) {
    return new Consent("key jane", upTo == null ? null : new BigDecimal(upTo), expiry, notPriced);
  }

  private static Standing planned(String planned, int notPriced) {
    return new Standing(new BigDecimal(planned), notPriced, 0, BigDecimal.ZERO, "p");
  }

  private static Budget budget(Boolean requiresApproval, Boolean hardLimit) {
    return new Budget(
        "default/shop", "default", "shop", Money.usd("1000"), true, requiresApproval, hardLimit);
  }
}
