package io.cloudcostguard.estimation.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.budget.AlertDetails.Trigger;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.BudgetPolicy;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Action;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Exchange;
import io.cloudcostguard.schemas.budget.BudgetPolicy.OnIncomplete;
import io.cloudcostguard.schemas.budget.BudgetScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The acceptance cases of the state machine: limit 100, thresholds at 80, 100 and 120 %.
class BudgetWatchTest {

  private BudgetTerms terms = Budgets.named(BudgetScope.ALL, null, "100");
  private BudgetState state = BudgetState.INITIAL;
  private final List<BudgetAlert> alerts = new ArrayList<>();

  @Test
  void theThresholdItselfIsKept() {
    at("80");
    assertThat(alerts).isEmpty();
    at("80.01");
    assertThat(said()).containsExactly("firing t80 []");
  }

  @Test
  void aJumpOverSeveralIsOneAlert() {
    at("130");
    assertThat(said()).containsExactly("firing t120 [t100, t80]");
  }

  @Test
  void aFallBelowSeveralIsOneAlert() {
    at("130");
    at("90");
    at("50");
    assertThat(said())
        .containsExactly("firing t120 [t100, t80]", "resolved t120 [t100]", "resolved t80 []");
    assertThat(alerts).extracting(BudgetAlert::id).doesNotHaveDuplicates();
  }

  @Test
  void aFallFromAboveToStillAboveSaysNothing() {
    at("119");
    at("101");
    assertThat(said()).containsExactly("firing t100 [t80]");
  }

  @Test
  void flappingAroundAThresholdIsOneAlert() {
    for (int i = 0; i < 100; i++) {
      at("80.01");
      at("79.99");
    }
    assertThat(said()).containsExactly("firing t80 []");
    at("78");
    assertThat(said()).hasSize(2);
  }

  @Test
  void anAlertEndsWhereNothingCostsAnythingHoweverLowItsThreshold() {
    terms = Budgets.named(BudgetScope.ALL, null, "1"); // 80 % of that, less 2 %, is above 0
    terms =
        new BudgetTerms(
            terms.budget(),
            terms.scope(),
            List.of(
                new BudgetPolicy.Threshold(
                    "any",
                    new BigDecimal("1"),
                    null,
                    BudgetPolicy.Metric.PLANNED,
                    Action.NOTIFY,
                    new BigDecimal("2"))),
            terms.onIncomplete());
    at("5");
    at("0.001");
    at("0");
    assertThat(said()).containsExactly("firing any []", "resolved any []");
  }

  @Test
  void crossingAgainIsAnotherEpisode() {
    at("85");
    at("70");
    at("85");
    assertThat(alerts)
        .filteredOn(BudgetAlert.Firing.class::isInstance)
        .extracting("episode")
        .containsExactly(1L, 2L);
    assertThat(alerts).extracting(BudgetAlert::id).doesNotHaveDuplicates();
  }

  @Test
  void missingPricesAreToldBelowTheHighestThresholdOnly() {
    look(standing("50", 2), false, "2026-11-01T00:00:00Z");
    assertThat(said()).containsExactly("firing incomplete []");
    look(standing("130", 2), false, "2026-11-01T00:00:00Z");
    assertThat(said())
        .containsExactly(
            "firing incomplete []", "resolved incomplete []", "firing t120 [t100, t80]");
  }

  @Test
  void anotherMonthMayHaveAnotherLimit() {
    terms = monthly(Map.of("2026-12", new BigDecimal("200")), null, "USD");
    look(standing("150", 0), false, "2026-11-30T23:59:59Z");
    look(standing("150", 0), true, "2026-12-01T00:00:00Z");
    look(standing("150", 0), false, "2027-01-01T00:00:00Z");
    assertThat(said()).containsExactly("firing t100 []", "resolved t100 []", "firing t100 []");
    assertThat(alerts)
        .extracting(alert -> alert.monthlyLimit().amount().toPlainString())
        .containsExactly("100", "200", "100");
  }

  @Test
  void aLimitInEurosIsComparedAtTheRateThatItNames() {
    Exchange rate = new Exchange(new BigDecimal("1.08"), LocalDate.of(2026, 11, 27), "ECB");
    terms = monthly(Map.of(), rate, "EUR");
    at("108");
    assertThat(alerts).isEmpty();
    at("108.01");
    assertThat(alerts)
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.planned()).isEqualByComparingTo("100.0092592593");
          assertThat(alert.monthlyLimit()).isEqualTo(new Money(new BigDecimal("100"), "EUR"));
        });
  }

  @Test
  void aThresholdThatIsTakenAwayFiresNoMore() {
    at("90");
    terms = Budgets.named(BudgetScope.ALL, null, "100", Budgets.percent("t95", "95", Action.WARN));
    at("90");
    assertThat(said()).containsExactly("firing t80 []", "resolved t80 []");
    assertThat(state.firing()).isEmpty();
  }

  /// Each threshold fires and is over in turn, whatever the cost does, and what fires in the end is
  /// what is above.
  @Test
  void everyThresholdFiresAndEndsInTurn() {
    Random random = new Random(42);
    for (int run = 0; run < 200; run++) {
      state = BudgetState.INITIAL;
      alerts.clear();
      Map<String, Boolean> on = new HashMap<>();
      for (int i = 0; i < 100; i++) {
        int told = alerts.size();
        BigDecimal cost = BigDecimal.valueOf(random.nextInt(1500), 1);
        at(cost.toString());
        for (BudgetAlert alert : alerts.subList(told, alerts.size())) {
          boolean fires = alert instanceof BudgetAlert.Firing;
          List<String> moved = new ArrayList<>(alert.details().supersedes());
          moved.removeIf(id -> on.getOrDefault(id, false) == fires);
          moved.add(alert.details().threshold());
          for (String id : moved) {
            assertThat(on.put(id, fires)).as(id).isNotEqualTo(fires);
          }
        }
        for (String id : List.of("t80", "t100", "t120")) {
          boolean isOn = on.getOrDefault(id, false);
          assertThat(state.isFiring(id)).isEqualTo(isOn);
          BigDecimal threshold = new BigDecimal(id.substring(1));
          if (cost.compareTo(threshold) > 0) {
            assertThat(isOn).isTrue();
          }
          if (cost.compareTo(threshold.subtract(new BigDecimal("2"))) <= 0) {
            assertThat(isOn).isFalse();
          }
        }
      }
      assertThat(alerts).extracting(BudgetAlert::id).doesNotHaveDuplicates();
    }
  }

  private void at(String planned) {
    look(standing(planned, 0), false, "2026-11-29T12:00:00Z");
  }

  private void look(Standing standing, boolean raised, String at) {
    BudgetWatch.Decision decision =
        BudgetWatch.decide(
            terms,
            "",
            standing,
            state,
            raised,
            Occasion.of(Trigger.PLAN, Instant.parse(at), "prod"));
    state = decision.state();
    alerts.addAll(decision.alerts());
  }

  private List<String> said() {
    return alerts.stream()
        .map(alert ->
            (alert instanceof BudgetAlert.Firing ? "firing " : "resolved ")
                + alert.details().threshold()
                + " "
                + alert.details().supersedes())
        .toList();
  }

  private static BudgetTerms monthly(
      Map<String, BigDecimal> schedule, Exchange exchange, String currency) {
    return BudgetTerms.of(
        Budget.of(
            "acme",
            new Money(new BigDecimal("100"), currency),
            new BudgetPolicy(
                "all",
                BudgetScope.ALL,
                null,
                new TreeMap<>(schedule),
                exchange,
                List.of(Budgets.percent("t100", "100", Action.WARN)),
                null,
                OnIncomplete.WARN,
                null,
                null)));
  }

  private static Standing standing(String planned, int notPriced) {
    BigDecimal known = new BigDecimal(planned);
    return new Standing(known, known, 1, 1, notPriced, 0, BigDecimal.ZERO, "p1", "shop");
  }
}
