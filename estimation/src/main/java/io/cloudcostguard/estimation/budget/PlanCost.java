package io.cloudcostguard.estimation.budget;

import io.cloudcostguard.schemas.budget.CostGroup;
import io.cloudcostguard.schemas.budget.CostTerm;
import io.cloudcostguard.schemas.budget.CostTerm.Side;
import io.cloudcostguard.schemas.budget.Costs;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// The cost of a workspace according to one estimate, in groups.
///
/// @param before what the plan's resources cost now
/// @param change what the plan changes of that
/// @param part whether the plan covers a part of its workspace only
public record PlanCost(Costs before, Costs change, boolean part) {

  /// Of an estimate.
  public static PlanCost of(PlanEstimated estimate) {
    CostGrouping groups = new CostGrouping();
    estimate.resources().forEach(groups::add);
    PlanCost cost = groups.of(estimate);
    return new PlanCost(
        cost.before.of(List.of(term(estimate, Side.BEFORE))),
        cost.change.of(List.of(term(estimate, Side.CHANGE))),
        cost.part);
  }

  private static CostTerm term(PlanEstimated estimate, Side side) {
    return new CostTerm(estimate.id(), side, estimate.catalogueVersion(), null, null);
  }

  /// The same, of a plan that stands in a record of `ccg.plans`.
  public PlanCost readFrom(int partition, long offset) {
    return new PlanCost(
        readFrom(before, partition, offset), readFrom(change, partition, offset), part);
  }

  private static Costs readFrom(Costs costs, int partition, long offset) {
    return costs.of(
        costs.termsOrNone().stream().map(term -> term.readFrom(partition, offset)).toList());
  }

  /// What a plan of a part changes. How many of its resources have no price is counted whole: those
  /// of a part are among those of the whole, as far as a plan can say.
  Costs changeOfPart() {
    List<CostGroup> groups = new ArrayList<>();
    change.groups().forEach(group -> groups.add(with(group, group.known(), 0)));
    after().groups().forEach(group -> groups.add(with(group, BigDecimal.ZERO, group.notPriced())));
    return CostSums.plus(
        new Costs(
            groups,
            change.dropped(),
            change.termsOrNone().stream()
                .map(term ->
                    new CostTerm(
                        term.planId(), Side.PART, term.version(), term.partition(), term.offset()))
                .toList()),
        Costs.NOTHING);
  }

  private static CostGroup with(CostGroup group, BigDecimal known, int notPriced) {
    return new CostGroup(group.provider(), group.service(), group.tags(), known, notPriced);
  }

  /// What the plan's resources will cost.
  public Costs after() {
    return CostSums.plus(before, change);
  }
}
