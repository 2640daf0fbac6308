package io.cloudcostguard.estimation.actual;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Plans against the bill of a month, by workspace, service and resource, and what is in the bill
/// and in no plan.
///
/// A plan's amount is for 730 hours; it is compared for the hours that are billed.
///
/// @param workspaces those with a plan or a bill
/// @param unplanned billed where no rule says for which workspace, the largest first
/// @param unplannedTotal by currency, all of it
public record PlanAgainstBill(
    List<WorkspaceSpend> workspaces,
    List<Unplanned> unplanned,
    Map<String, BigDecimal> unplannedTotal) {

  /// So many resources of a workspace are shown, those with the largest difference first; and so
  /// many parts that are unplanned.
  public static final int SHOWN = 100;

  private static final BigDecimal HOURS = BigDecimal.valueOf(730);
  private static final int DIGITS = 6;

  /// One side beside the other.
  ///
  /// @param planned null: not in the plan
  /// @param billed null: not in the bill
  public record Compared(String name, @Nullable BigDecimal planned, @Nullable BigDecimal billed) {

    private BigDecimal difference() {
      return orZero(billed).subtract(orZero(planned)).abs();
    }
  }

  /// The plan of a workspace beside its bill.
  ///
  /// @param estimateId null: there is no plan
  /// @param planned as `estimateId`
  /// @param accuracy in percent, 100 is exact, of what is known of the plan: it may differ from
  ///   what is billed in both directions. Null without a plan, and without a bill
  /// @param exact whether the plan has prices and usage for all; else it is too low
  /// @param notIdentified of `billed`, what no resource of the plan is known for
  public record WorkspaceSpend(
      String project,
      String workspace,
      @Nullable String estimateId,
      String currency,
      @Nullable BigDecimal planned,
      BigDecimal billed,
      @Nullable BigDecimal accuracy,
      boolean exact,
      BigDecimal notIdentified,
      List<Compared> services,
      List<Compared> resources) {}

  /// Billed, and in no plan.
  public record Unplanned(String account, String service, String currency, BigDecimal billed) {}

  /// Compares.
  ///
  /// @param hours that are billed of the month
  public static PlanAgainstBill of(
      List<PlannedWorkspace> plans, List<BilledPart> bill, long hours) {
    Map<String, Workspace> workspaces = new TreeMap<>();
    for (PlannedWorkspace plan : plans) {
      Workspace workspace =
          workspaces.computeIfAbsent(
              key(plan.project(), plan.workspace(), plan.currency()),
              _ -> new Workspace(plan.project(), plan.workspace(), plan.currency()));
      workspace.add(plan, hours);
    }
    List<Unplanned> unplanned = new ArrayList<>();
    Map<String, BigDecimal> total = new TreeMap<>();
    for (BilledPart part : bill) {
      if (part.project() == null || part.workspace() == null) {
        unplanned.add(new Unplanned(part.account(), part.service(), part.currency(), part.cost()));
        total.merge(part.currency(), part.cost(), BigDecimal::add);
      } else {
        String project = part.project();
        String name = part.workspace();
        workspaces
            .computeIfAbsent(
                key(project, name, part.currency()),
                _ -> new Workspace(project, name, part.currency()))
            .add(part);
      }
    }
    return new PlanAgainstBill(
        workspaces.values().stream().map(Workspace::spend).toList(), largest(unplanned), total);
  }

  private static List<Unplanned> largest(List<Unplanned> unplanned) {
    Map<List<String>, BigDecimal> sums = new HashMap<>();
    unplanned.forEach(each ->
        sums.merge(
            List.of(each.account(), each.service(), each.currency()),
            each.billed(),
            BigDecimal::add));
    return sums.entrySet().stream()
        .map(each ->
            new Unplanned(
                each.getKey().get(0), each.getKey().get(1), each.getKey().get(2), each.getValue()))
        .sorted(
            Comparator.comparing(Unplanned::billed)
                .reversed()
                .thenComparing(Unplanned::account)
                .thenComparing(Unplanned::service))
        .limit(SHOWN)
        .toList();
  }

  private static String key(String project, String workspace, String currency) {
    return project + "/" + workspace + "/" + currency;
  }

  private static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }

  /// Adds up a workspace.
  private static final class Workspace {

    private final String project;
    private final String workspace;
    private final String currency;
    private final Map<String, BigDecimal> plannedServices = new HashMap<>();
    private final Map<String, BigDecimal> billedServices = new HashMap<>();
    private final Map<String, BigDecimal> plannedResources = new HashMap<>();
    private final Map<String, BigDecimal> billedResources = new HashMap<>();
    private @Nullable PlannedWorkspace plan;
    private BigDecimal notIdentified = BigDecimal.ZERO;

    Workspace(String project, String workspace, String currency) {
      this.project = project;
      this.workspace = workspace;
      this.currency = currency;
    }

    void add(PlannedWorkspace newest, long hours) {
      plan = newest;
      for (PlannedWorkspace.Part part : newest.parts()) {
        BigDecimal cost =
            part.monthly()
                .multiply(BigDecimal.valueOf(hours))
                .divide(HOURS, DIGITS, RoundingMode.HALF_EVEN);
        plannedServices.merge(part.service(), cost, BigDecimal::add);
        plannedResources.merge(part.address(), cost, BigDecimal::add);
      }
    }

    void add(BilledPart part) {
      billedServices.merge(part.service(), part.cost(), BigDecimal::add);
      if (part.address() == null || !plannedResources.containsKey(part.address())) {
        notIdentified = notIdentified.add(part.cost());
      }
      if (part.address() != null) {
        billedResources.merge(part.address(), part.cost(), BigDecimal::add);
      }
    }

    WorkspaceSpend spend() {
      BigDecimal planned = plan == null ? null : sum(plannedServices);
      BigDecimal billed = sum(billedServices);
      return new WorkspaceSpend(
          project,
          workspace,
          plan == null ? null : plan.estimateId(),
          currency,
          planned,
          billed,
          planned == null ? null : accuracy(planned, billed),
          plan != null && plan.exact(),
          notIdentified,
          compared(plannedServices, billedServices, Integer.MAX_VALUE),
          compared(plannedResources, billedResources, SHOWN));
    }

    private static @Nullable BigDecimal accuracy(BigDecimal planned, BigDecimal billed) {
      if (billed.signum() <= 0) {
        return null;
      }
      return BigDecimal.valueOf(100)
          .subtract(
              planned
                  .subtract(billed)
                  .abs()
                  .movePointRight(2)
                  .divide(billed, 1, RoundingMode.HALF_EVEN))
          .max(BigDecimal.ZERO);
    }

    private static BigDecimal sum(Map<String, BigDecimal> amounts) {
      return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Compared> compared(
        Map<String, BigDecimal> planned, Map<String, BigDecimal> billed, int most) {
      TreeMap<String, Compared> all = new TreeMap<>();
      planned.forEach((name, cost) -> all.put(name, new Compared(name, cost, billed.get(name))));
      billed.forEach(
          (name, cost) -> all.computeIfAbsent(name, _ -> new Compared(name, null, cost)));
      return all.values().stream()
          .sorted(
              Comparator.comparing(Compared::difference).reversed().thenComparing(Compared::name))
          .limit(most)
          .toList();
    }
  }
}
