package io.cloudcostguard.estimation.budget;

import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetPolicy;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Action;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Exchange;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Metric;
import io.cloudcostguard.schemas.budget.BudgetPolicy.OnIncomplete;
import io.cloudcostguard.schemas.budget.BudgetPolicy.PlanLimit;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Threshold;
import io.cloudcostguard.schemas.budget.BudgetScope;
import io.cloudcostguard.schemas.budget.CostGroup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a budget holds and compares, also where it is a project's own and says nothing of that.
///
/// @param budget as it was written
/// @param scope what it holds
/// @param thresholds of a project's own budget, its limit
/// @param onIncomplete what happens where prices are missing
public record BudgetTerms(
    Budget budget, BudgetScope scope, List<Threshold> thresholds, OnIncomplete onIncomplete) {

  /// The threshold of a project's own budget.
  public static final String LIMIT = "limit";

  /// In the place of a value that a resource does not have.
  public static final String WITHOUT = "(none)";

  /// In the place of values that are too many to be kept apart.
  public static final String OTHER = "(other)";

  /// How many values a budget is split by at most; the others are [#OTHER].
  public static final int MOST_INSTANCES = 500;

  static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String CURRENCY = "USD";
  private static final String TAG = "tag:";
  private static final int DIGITS = 10;

  /// Of a budget.
  public static BudgetTerms of(Budget budget) {
    BudgetPolicy policy = budget.policy();
    if (policy != null) {
      return new BudgetTerms(budget, policy.scope(), policy.thresholds(), policy.onIncomplete());
    }
    Action action =
        budget.hardLimit() != null
            ? Action.HARD_BLOCK
            : budget.requiresApproval() != null ? Action.SOFT_BLOCK : Action.WARN;
    return new BudgetTerms(
        budget,
        BudgetScope.ofProject(Objects.requireNonNull(budget.project())),
        List.of(new Threshold(LIMIT, HUNDRED, null, Metric.PLANNED, action, BigDecimal.ZERO)),
        budget.warnWhenIncomplete() ? OnIncomplete.WARN : OnIncomplete.PASS);
  }

  /// What single plans may cost.
  public List<PlanLimit> guardrails() {
    return budget.policy() == null || budget.policy().guardrails() == null
        ? List.of()
        : budget.policy().guardrails();
  }

  /// A limit in another currency than that of all estimates says nothing of them, unless the budget
  /// says what that is worth.
  public boolean isComparable() {
    return budget.monthlyLimit().currency().equals(CURRENCY) || exchange() != null;
  }

  /// The limit of a month, in its own currency.
  public BigDecimal limit(YearMonth month) {
    BudgetPolicy policy = budget.policy();
    BigDecimal scheduled =
        policy == null || policy.schedule() == null
            ? null
            : policy.schedule().get(month.toString());
    return scheduled == null ? budget.monthlyLimit().amount() : scheduled;
  }

  /// Whether single months have another limit.
  public boolean isScheduled() {
    return budget.policy() != null && budget.policy().schedule() != null;
  }

  /// A threshold in the currency of the limit.
  public BigDecimal amount(Threshold threshold, YearMonth month) {
    return threshold.amount() != null
        ? threshold.amount()
        : percent(Objects.requireNonNull(threshold.percent()), month);
  }

  BigDecimal percent(BigDecimal percent, YearMonth month) {
    return percent.compareTo(HUNDRED) == 0
        ? limit(month)
        : limit(month).multiply(percent).movePointLeft(2).stripTrailingZeros();
  }

  /// An amount of the limit's currency in USD, exact.
  public BigDecimal toUsd(BigDecimal amount) {
    Exchange exchange = exchange();
    return exchange == null ? amount : amount.multiply(exchange.rate());
  }

  /// An amount of USD in the limit's currency, to be shown.
  public BigDecimal fromUsd(BigDecimal amount) {
    Exchange exchange = exchange();
    return exchange == null
        ? amount
        : amount.divide(exchange.rate(), DIGITS, RoundingMode.HALF_EVEN);
  }

  private @Nullable Exchange exchange() {
    return budget.policy() == null ? null : budget.policy().exchange();
  }

  /// Whether it may hold something of a workspace.
  public boolean holds(String project, String workspace) {
    return any(scope.projects(), project) && any(scope.workspaces(), workspace);
  }

  /// The project that it holds and no other; null: there may be several.
  public @Nullable String onlyProject() {
    List<String> projects = scope.projects();
    return projects != null && projects.size() == 1 && projects.getFirst().indexOf('*') < 0
        ? projects.getFirst()
        : null;
  }

  /// Whether it holds workspaces with all that is in them.
  public boolean holdsWholeWorkspaces() {
    return scope.tags() == null && scope.providers() == null && scope.services() == null;
  }

  /// Whether it holds a group of costs.
  boolean holds(CostGroup group) {
    return any(scope.providers(), group.provider()) && holdsService(group) && holdsTags(group);
  }

  private boolean holdsService(CostGroup group) {
    return any(scope.services(), group.service())
        || any(scope.services(), group.provider() + "/" + group.service());
  }

  private boolean holdsTags(CostGroup group) {
    if (scope.tags() == null) {
      return true;
    }
    for (Map.Entry<String, String> tag : scope.tags().entrySet()) {
      String value = group.tags().get(tag.getKey());
      if (value == null || !Glob.matches(tag.getValue(), value)) {
        return false;
      }
    }
    return true;
  }

  /// The value by which a group of costs is split from others; empty: they have one limit together.
  ///
  /// @param dropped names of tags that were not kept
  String instance(
      String project, String workspace, CostGroup group, @Nullable Collection<String> dropped) {
    return switch (splitBy()) {
      case null -> "";
      case "project" -> project;
      case "workspace" -> project + "/" + workspace;
      case "provider" -> orWithout(group.provider());
      case "service" ->
          group.service().isEmpty() ? WITHOUT : group.provider() + "/" + group.service();
      case String splitBy -> {
        String name = splitBy.substring(TAG.length());
        String value = group.tags().get(name);
        yield value != null ? value : dropped != null && dropped.contains(name) ? OTHER : WITHOUT;
      }
    };
  }

  /// Whether each workspace has but one value to be split by.
  public boolean isSplitByWorkspace() {
    String split = splitBy();
    return split == null || split.equals("project") || split.equals("workspace");
  }

  /// Whether both hold the same, and in the same parts.
  public boolean holdsTheSame(BudgetTerms other) {
    return scope.equals(other.scope) && isSplitAlike(other);
  }

  /// Whether both are split by the same.
  public boolean isSplitAlike(BudgetTerms other) {
    return Objects.equals(splitBy(), other.splitBy());
  }

  /// Whether the limit of a month is higher than it was under other terms.
  public boolean isRaisedFrom(BudgetTerms before, YearMonth month) {
    return toUsd(limit(month)).compareTo(before.toUsd(before.limit(month))) > 0;
  }

  private @Nullable String splitBy() {
    return budget.policy() == null ? null : budget.policy().splitBy();
  }

  private static String orWithout(String value) {
    return value.isEmpty() ? WITHOUT : value;
  }

  private static boolean any(@Nullable List<String> patterns, String name) {
    if (patterns == null) {
      return true;
    }
    for (String pattern : patterns) {
      if (Glob.matches(pattern, name)) {
        return true;
      }
    }
    return false;
  }
}
