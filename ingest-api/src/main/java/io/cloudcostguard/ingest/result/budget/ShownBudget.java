package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.estimation.budget.Share;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.budget.AlertAnswer;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetPolicy;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A budget with where it stands.
///
/// @param name of a project's own budget, the project's
/// @param limit of this month, in the currency of the monthly limit; all amounts are
/// @param standings of each value that it is split by; one where it is not; empty where the stream
///   has counted nothing yet
/// @param contributors the workspaces that cost most, the largest first; null: they were not asked
///   for
/// @param resources of those workspaces that cost most after their newest plans, the largest first;
///   null: they were not asked for
record ShownBudget(
    String id,
    String name,
    @Nullable String project,
    Money monthlyLimit,
    @Nullable BudgetPolicy policy,
    @Nullable Boolean requiresApproval,
    @Nullable Boolean hardLimit,
    BigDecimal limit,
    List<Stands> standings,
    @Nullable List<Contributor> contributors,
    @Nullable List<CostlyResource> resources) {

  private static final int MOST_CONTRIBUTORS = 10;
  private static final int PERCENT_DIGITS = 1;

  /// How one value stands.
  ///
  /// @param instance null: the budget is not split
  /// @param planned known monthly cost with the newest proposal of each workspace
  /// @param open the same with all open proposals that add to it
  /// @param proposals how many do
  /// @param usedPercent the planned cost as a share of the limit
  /// @param headroom what is left below the limit; negative above it
  /// @param notPriced how many resources are not in it
  /// @param atLeast of how many workspaces the newest plan covers a part only
  /// @param state `ok` or `firing`
  /// @param firing the thresholds that are crossed
  /// @param answers what people said to their alerts, by threshold; null: nothing
  record Stands(
      @Nullable String instance,
      BigDecimal planned,
      BigDecimal open,
      int proposals,
      int workspaces,
      BigDecimal usedPercent,
      BigDecimal headroom,
      int notPriced,
      int atLeast,
      String state,
      Set<String> firing,
      @Nullable Map<String, AlertAnswer> answers) {}

  /// A workspace and what it brings.
  record Contributor(
      String project,
      String workspace,
      @Nullable String instance,
      BigDecimal planned,
      BigDecimal open,
      int proposals) {}

  /// A resource and what it brings.
  record CostlyResource(
      String project,
      String workspace,
      @Nullable String instance,
      String address,
      BigDecimal monthly) {}

  /// @param contributors null: they are not asked for
  /// @param resources null: they are not asked for
  static ShownBudget of(
      Budget budget,
      List<LedgerEntry.Standing> standings,
      @Nullable List<Contributor> contributors,
      @Nullable List<CostlyResource> resources,
      YearMonth month) {
    BudgetTerms terms = BudgetTerms.of(budget);
    BigDecimal limit = terms.limit(month);
    return new ShownBudget(
        budget.id(),
        budget.name(),
        budget.project(),
        budget.monthlyLimit(),
        budget.policy(),
        budget.requiresApproval(),
        budget.hardLimit(),
        limit,
        standings.stream().map(standing -> stands(terms, limit, standing)).toList(),
        contributors,
        resources);
  }

  /// Whether an alert of it fires.
  boolean isFiring() {
    return standings.stream().anyMatch(standing -> standing.state().equals("firing"));
  }

  private static Stands stands(BudgetTerms terms, BigDecimal limit, LedgerEntry.Standing standing) {
    BigDecimal planned = terms.fromUsd(standing.planned());
    return new Stands(
        instance(standing.instance()),
        planned,
        terms.fromUsd(standing.open()),
        standing.proposals(),
        standing.workspaces(),
        planned.movePointRight(2).divide(limit, PERCENT_DIGITS, RoundingMode.HALF_EVEN),
        limit.subtract(planned),
        standing.notPriced(),
        standing.atLeast(),
        standing.firing().isEmpty() ? "ok" : "firing",
        new TreeSet<>(standing.firing().keySet()),
        standing.answers() == null ? null : new TreeMap<>(standing.answers()));
  }

  /// The largest of those that are known and those of some more workspaces.
  static List<Contributor> largest(
      BudgetTerms terms, List<Contributor> known, List<LedgerEntry.Workspace> workspaces) {
    List<Contributor> all = new ArrayList<>(known);
    for (LedgerEntry.Workspace workspace : workspaces) {
      Share.of(terms, workspace.project(), workspace.workspace(), workspace.costs())
          .forEach((instance, share) ->
              all.add(
                  new Contributor(
                      workspace.project(),
                      workspace.workspace(),
                      instance(instance),
                      terms.fromUsd(share.planned()),
                      terms.fromUsd(share.open()),
                      share.proposals())));
    }
    return all.stream()
        .sorted(
            Comparator.comparing(Contributor::planned)
                .reversed()
                .thenComparing(Contributor::project)
                .thenComparing(Contributor::workspace))
        .limit(MOST_CONTRIBUTORS)
        .toList();
  }

  static @Nullable String instance(String instance) {
    return instance.isEmpty() ? null : instance;
  }
}
