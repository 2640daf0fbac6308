package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.schemas.estimate.Coverage;
import io.cloudcostguard.schemas.estimate.Missing;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.estimate.SumDoubts;
import io.cloudcostguard.schemas.estimate.Totals;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Adds up the resources of a plan.
final class Summary {

  private final OneSide before;
  private final OneSide after;
  private final Map<State, Integer> states = new EnumMap<>(State.class);
  private final SortedMap<String, Integer> unsupported = new TreeMap<>();
  private final int resources;
  private Sum change;

  /// @param partial why the plan is not the whole picture: one that has resources may show none
  Summary(List<ResourceEstimate> resources, List<String> partial) {
    Sum unseen =
        resources.isEmpty() && !partial.isEmpty()
            ? new Sum(BigDecimal.ZERO, Missing.PLAN, null)
            : Sum.NOTHING;
    before = new OneSide(unseen);
    after = new OneSide(unseen);
    change = unseen.minus(unseen);
    this.resources = resources.size();
    resources.forEach(this::add);
  }

  private void add(ResourceEstimate resource) {
    before.add(resource.beforeSum());
    after.add(resource.afterSum());
    change = change.plus(resource.change());
    states.merge(resource.state(), 1, Integer::sum);
    if (resource.state() == State.UNSUPPORTED) {
      unsupported.merge(resource.type(), 1, Integer::sum);
    }
  }

  /// The totals before.
  Totals before() {
    return before.totals();
  }

  /// The totals after apply.
  Totals after() {
    return after.totals();
  }

  /// The sum of the resources' changes.
  Sum change() {
    return change;
  }

  Coverage coverage() {
    return new Coverage(
        resources,
        count(State.PRICED),
        count(State.FREE),
        count(State.DEPENDS_ON_USAGE),
        count(State.NOT_PRICED),
        count(State.UNSUPPORTED),
        unsupported);
  }

  private int count(State state) {
    return states.getOrDefault(state, 0);
  }

  /// What is missing in the three sums.
  @Nullable SumDoubts doubts() {
    return SumDoubts.of(before.sum, after.sum, change);
  }

  /// One side of the plan.
  private static final class OneSide {

    private Sum sum;
    private int notPriced;
    private int dependsOnUsage;

    OneSide(Sum sum) {
      this.sum = sum;
    }

    /// @param cost what a resource costs on this side; null when it is not there
    void add(@Nullable Sum cost) {
      if (cost == null) {
        return;
      }
      sum = sum.plus(cost);
      if (cost.lacksPrice()) {
        notPriced++;
      } else if (!cost.isExact()) {
        dependsOnUsage++;
      }
    }

    Totals totals() {
      BigDecimal known = sum.known();
      return new Totals(known, known, sum.isExact() ? known : null, notPriced, dependsOnUsage);
    }
  }
}
