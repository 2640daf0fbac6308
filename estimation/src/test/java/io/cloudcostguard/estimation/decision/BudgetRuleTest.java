package io.cloudcostguard.estimation.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetPolicy;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Action;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Exchange;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Metric;
import io.cloudcostguard.schemas.budget.BudgetPolicy.OnIncomplete;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Threshold;
import io.cloudcostguard.schemas.budget.BudgetScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetRuleTest {

  private static final Budget WARNS = budget(null, null);
  private static final Budget ASKS = budget(true, null);
  private static final Budget HARD = budget(null, true);

  @Test
  void passesUpToTheLimitItself() {
    Reason reason = rule(ASKS, planned("1000.00", 0), null).check();

    assertThat(reason.ruling()).isEqualTo(Ruling.PASS);
    assertThat(reason.scope()).isEqualTo("project/shop");
    assertThat(reason.headroom()).isZero();
    assertThat(reason.message())
        .isEqualTo("The project would cost $1,000.00 a month, within its budget of $1,000.00.");
  }

  @Test
  void warnsAsksOrBlocksAboveIt() {
    Standing above = planned("1000.01", 0);

    assertThat(rule(WARNS, above, null).check().ruling()).isEqualTo(Ruling.WARN);
    assertThat(rule(ASKS, above, null).check().ruling()).isEqualTo(Ruling.SOFT_BLOCK);
    assertThat(rule(HARD, above, null).check().ruling()).isEqualTo(Ruling.HARD_BLOCK);
    assertThat(rule(WARNS, above, null).mayBeApproved()).isTrue();
    assertThat(rule(HARD, above, null).mayBeApproved()).isFalse();
    assertThat(rule(ASKS, planned("1", 0), null).mayBeApproved()).isFalse();
  }

  @Test
  void cannotSayWherePricesAreMissing() {
    Reason reason = rule(ASKS, planned("999", 2), null).check();

    assertThat(reason.ruling()).isEqualTo(Ruling.INCOMPLETE);
    assertThat(reason.atLeast()).isTrue();
    assertThat(rule(ASKS, planned("1001", 2), null).check().ruling()).isEqualTo(Ruling.SOFT_BLOCK);
  }

  @Test
  void passesWhatAnApprovalCovers() {
    Consent upTo = consent("1500", null, null);

    Reason at = rule(ASKS, planned("1500", 0), upTo).check();
    Reason above = rule(ASKS, planned("1500.01", 0), upTo).check();

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

    Reason reason = rule(ASKS, planned("99999", 7), consent(null, expiry, null)).check();

    assertThat(reason.ruling()).isEqualTo(Ruling.PASS);
    assertThat(reason.message()).endsWith("; approved by key jane until 2026-12-01T00:00:00Z.");
  }

  @Test
  void letsAnApprovalOfAnEarlierPlanCoverNoMoreOfTheUnknown() {
    Consent ofEarlier = consent("1500", null, 2);

    assertThat(rule(ASKS, planned("1400", 2), ofEarlier).check().ruling()).isEqualTo(Ruling.PASS);
    assertThat(rule(ASKS, planned("1400", 3), ofEarlier).check().ruling())
        .isEqualTo(Ruling.SOFT_BLOCK);
  }

  @Test
  void letsNobodyApproveAboveAHardLimit() {
    assertThat(rule(HARD, planned("1001", 0), consent(null, null, null)).check().ruling())
        .isEqualTo(Ruling.HARD_BLOCK);
  }

  /// A budget that wants all prices blocks a plan that lacks some, until it is approved; one that
  /// does not care passes it.
  @Test
  void blocksWarnsOrPassesWherePricesAreMissingAsTheBudgetSays() {
    Standing missing = planned("999", 2);
    Budget blocks = named(OnIncomplete.BLOCK, "USD", null);

    Reason blocked = rule(blocks, missing, null).check();

    assertThat(blocked.ruling()).isEqualTo(Ruling.SOFT_BLOCK);
    assertThat(blocked.room())
        .isEqualTo("budget/all: at least $999.00 of $1,000.00, $1.00 left at most");
    assertThat(rule(blocks, missing, null).mayBeApproved()).isTrue();
    assertThat(rule(blocks, missing, consent("1000", null, 2)).check().ruling())
        .isEqualTo(Ruling.PASS);
    assertThat(rule(named(OnIncomplete.WARN, "USD", null), missing, null).check().ruling())
        .isEqualTo(Ruling.INCOMPLETE);
    assertThat(rule(named(OnIncomplete.PASS, "USD", null), missing, null).check().ruling())
        .isEqualTo(Ruling.PASS);
  }

  @Test
  void comparesALimitInEurosAtItsRate() {
    Budget euros =
        named(
            OnIncomplete.WARN,
            "EUR",
            new Exchange(new BigDecimal("1.25"), LocalDate.of(2026, 11, 27), "ECB"));

    assertThat(rule(euros, planned("1250", 0), null).check().ruling()).isEqualTo(Ruling.PASS);
    Reason above = rule(euros, planned("1250.01", 0), null).check();
    assertThat(above.ruling()).isEqualTo(Ruling.WARN);
    assertThat(above.unit()).isEqualTo("EUR");
    assertThat(rule(euros, planned("1500", 0), null).check().room())
        .isEqualTo("budget/all: 1200.00 EUR of 1000.00 EUR, 200.00 EUR above");
  }

  /// What cannot be compared is not within the limit.
  @Test
  void cannotSayWhereTheCurrencyHasNoRate() {
    BudgetRule rule = rule(named(OnIncomplete.WARN, "EUR", null), planned("1", 0), null);

    assertThat(rule.check().ruling()).isEqualTo(Ruling.INCOMPLETE);
    assertThat(rule.check().headroom()).isNull();
    assertThat(rule.check().message()).contains("1000.00 EUR", "cannot be checked");
    assertThat(rule.mayBeApproved()).isFalse();
  }

  private static Budget named(OnIncomplete onIncomplete, String currency, Exchange exchange) {
    return Budget.of(
        "default",
        new Money(new BigDecimal("1000"), currency),
        new BudgetPolicy(
            "all",
            BudgetScope.ALL,
            null,
            null,
            exchange,
            List.of(
                new Threshold(
                    "t100",
                    new BigDecimal("100"),
                    null,
                    Metric.PLANNED,
                    Action.WARN,
                    new BigDecimal("2"))),
            null,
            onIncomplete,
            null,
            null));
  }

  private static Consent consent(String upTo, Instant expiry, Integer notPriced) {
    return new Consent("key jane", upTo == null ? null : new BigDecimal(upTo), expiry, notPriced);
  }

  private static BudgetRule rule(Budget budget, Standing standing, Consent consent) {
    return new BudgetRule(BudgetTerms.of(budget), "", standing, YearMonth.of(2026, 11), consent);
  }

  private static Standing planned(String planned, int notPriced) {
    BigDecimal known = new BigDecimal(planned);
    return new Standing(known, known, 1, 1, notPriced, 0, BigDecimal.ZERO, "p", "shop");
  }

  private static Budget budget(Boolean requiresApproval, Boolean hardLimit) {
    return new Budget(
        "default/shop", "default", "shop", Money.usd("1000"), true, requiresApproval, hardLimit);
  }
}
