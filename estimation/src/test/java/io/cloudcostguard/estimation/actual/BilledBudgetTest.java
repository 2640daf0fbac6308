package io.cloudcostguard.estimation.actual;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.actual.BilledBudget.WorkspaceDays;
import io.cloudcostguard.estimation.budget.BudgetTerms;
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
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BilledBudgetTest {

  private static final YearMonth MONTH = YearMonth.of(2026, 10);
  private static final LocalDate TENTH = LocalDate.of(2026, 10, 10);

  private static WorkspaceDays workspace(@Nullable String project, String aDay) {
    TreeMap<LocalDate, BigDecimal> days = new TreeMap<>();
    LocalDate.of(2026, 9, 1)
        .datesUntil(TENTH.plusDays(1))
        .forEach(day -> days.put(day, new BigDecimal(aDay)));
    return new WorkspaceDays(project, project == null ? null : "prod", days, BigDecimal.ZERO);
  }

  private static BudgetTerms budget(
      BudgetScope scope, String limit, String currency, @Nullable Exchange exchange) {
    return budget(scope, null, limit, currency, exchange);
  }

  private static BudgetTerms budget(
      BudgetScope scope,
      @Nullable String splitBy,
      String limit,
      String currency,
      @Nullable Exchange exchange) {
    List<Threshold> thresholds =
        List.of(
            threshold("t100", "100", Metric.PLANNED),
            threshold("t80", "80", Metric.PLANNED),
            threshold("open", "1", Metric.OPEN));
    return BudgetTerms.of(
        Budget.of(
            "acme",
            new Money(new BigDecimal(limit), currency),
            new BudgetPolicy(
                "shop",
                scope,
                splitBy,
                null,
                exchange,
                thresholds,
                null,
                OnIncomplete.WARN,
                null,
                null)));
  }

  private static Threshold threshold(String id, String percent, Metric metric) {
    return new Threshold(id, new BigDecimal(percent), null, metric, Action.NOTIFY, BigDecimal.ZERO);
  }

  private static BilledBudget compared(BudgetTerms terms) {
    List<BilledBudget> all = all(terms);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static List<BilledBudget> all(BudgetTerms terms) {
    return BilledBudget.of(
        terms,
        MONTH,
        List.of(workspace("shop", "10"), workspace("blog", "5"), workspace(null, "1")),
        "USD",
        TENTH);
  }

  @Test
  void addsUpWhatTheBudgetHoldsAndForecastsIt() {
    BilledBudget shop = compared(budget(BudgetScope.ofProject("shop"), "290", "USD", null));

    assertThat(shop.billed()).isEqualByComparingTo("100");
    assertThat(shop.forecast()).isEqualByComparingTo("310");
    assertThat(shop.crossed()).isEmpty();
    assertThat(shop.expected()).containsExactly("t80", "t100");
  }

  /// What belongs to no workspace is in a budget of everything, and in no other.
  @Test
  void countsWhatIsInNoPlanWhereEverythingIsHeld() {
    BilledBudget all = compared(budget(BudgetScope.ALL, "180", "USD", null));

    assertThat(all.billed()).isEqualByComparingTo("160");
    assertThat(all.crossed()).containsExactly("t80");
    assertThat(all.expected()).containsExactly("t100");
    assertThat(compared(budget(BudgetScope.ofProject("*"), "180", "USD", null)).billed())
        .isEqualByComparingTo("150");
  }

  @Test
  void givesEachValueThatItIsSplitByItsOwnLimit() {
    List<BilledBudget> split = all(budget(BudgetScope.ALL, "project", "90", "USD", null));

    assertThat(split)
        .extracting(BilledBudget::instance)
        .containsExactly(BudgetTerms.WITHOUT, "blog", "shop");
    assertThat(split.getLast().crossed()).containsExactly("t80", "t100");
    assertThat(split.get(1).crossed()).isEmpty();
    assertThat(split.get(1).expected()).containsExactly("t80", "t100");
    assertThat(all(budget(BudgetScope.ALL, "workspace", "90", "USD", null)).getLast().instance())
        .isEqualTo("shop/prod");
    assertThat(all(budget(BudgetScope.ALL, "tag:team", "90", "USD", null)).getFirst().notCompared())
        .contains("split");
  }

  @Test
  void comparesAtTheRateOfTheBudget() {
    Exchange rate = new Exchange(new BigDecimal("1.25"), LocalDate.of(2026, 10, 1), null);
    BilledBudget euros = compared(budget(BudgetScope.ofProject("shop"), "80", "EUR", rate));

    assertThat(euros.billed()).isEqualByComparingTo("80");
    assertThat(euros.crossed()).containsExactly("t80");
  }

  @Test
  void saysWhatItCannotCompare() {
    BudgetScope tags = new BudgetScope(null, null, null, Map.of("env", "prod"), null, null);

    assertThat(compared(budget(tags, "80", "USD", null)).notCompared()).contains("tags");
    BilledBudget euros = compared(budget(BudgetScope.ALL, "80", "EUR", null));
    assertThat(euros.notCompared()).isEqualTo("The bill is in USD, the budget in EUR.");
    assertThat(euros.billed()).isNull();
  }
}
