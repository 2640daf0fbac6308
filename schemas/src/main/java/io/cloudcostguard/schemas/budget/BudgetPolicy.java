package io.cloudcostguard.schemas.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What a budget holds, when it is crossed and what happens then.
///
/// @param name unique in its tenant
/// @param splitBy `project`, `workspace`, `provider`, `service` or `tag:NAME`: each value has a
///   limit of its own; null: they have one together
/// @param schedule the limit of single months (`2026-12`), in the currency of the monthly limit;
///   null: it is always the monthly limit
/// @param exchange what the limit's currency is worth; null: it is USD
/// @param guardrails what single plans may cost; null: nothing is said
/// @param onIncomplete what becomes of a plan, or of its budget, where prices are missing
/// @param owner whom to ask; null: none is named
/// @param remindHours after how many hours an alert that still fires is told again; null: never
public record BudgetPolicy(
    String name,
    BudgetScope scope,
    @Nullable String splitBy,
    @Nullable SortedMap<String, BigDecimal> schedule,
    @Nullable Exchange exchange,
    List<Threshold> thresholds,
    @Nullable List<PlanLimit> guardrails,
    OnIncomplete onIncomplete,
    @Nullable String owner,
    @Nullable Integer remindHours) {

  /// How long an alert is left alone at most, in hours: a year.
  public static final int MOST_REMIND_HOURS = 8760;

  public BudgetPolicy {
    thresholds = List.copyOf(thresholds);
    guardrails = guardrails == null || guardrails.isEmpty() ? null : List.copyOf(guardrails);
    schedule = schedule == null || schedule.isEmpty() ? null : schedule;
  }

  /// What the planned cost is compared with.
  ///
  /// @param percent of the limit; null: it is an amount
  /// @param amount in the currency of the limit; null: it is a percentage
  /// @param hysteresis by how many percent of the limit the cost has to fall below the threshold
  ///   before its alert is over
  public record Threshold(
      String id,
      @Nullable BigDecimal percent,
      @Nullable BigDecimal amount,
      Metric metric,
      Action action,
      BigDecimal hysteresis) {}

  /// Which cost is compared.
  public enum Metric {
    /// With the newest proposal of each workspace.
    PLANNED,
    /// With all open proposals that add to it.
    OPEN
  }

  /// What happens above a threshold. An alert is raised in any case.
  public enum Action {
    /// Nothing more.
    NOTIFY,
    /// The plan's decision warns.
    WARN,
    /// The plan needs an approval.
    SOFT_BLOCK,
    /// The plan may not pass.
    HARD_BLOCK
  }

  /// What a single plan may cost.
  ///
  /// @param rule a guardrail, e.g. `delta>500`
  public record PlanLimit(String rule, Action action) {}

  /// What happens where prices are missing.
  public enum OnIncomplete {
    PASS,
    /// An alert is raised, and the plan's decision is INCOMPLETE.
    WARN,
    /// The same, and the plan needs an approval.
    BLOCK
  }

  /// A rate that counts until the budget is written anew.
  ///
  /// @param rate how many USD one unit of the limit's currency is worth
  /// @param source who says so
  public record Exchange(BigDecimal rate, LocalDate asOf, @Nullable String source) {}
}
