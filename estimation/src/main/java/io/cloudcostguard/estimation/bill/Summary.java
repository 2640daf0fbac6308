package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.schemas.estimate.Coverage;
import io.cloudcostguard.schemas.estimate.Missing;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.estimate.SumDoubts;
import io.cloudcostguard.schemas.estimate.Totals;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Adds up resources.
///
/// @param hidden whether the plan has resources, and shows none of them
record Summary(List<ResourceEstimate> resources, boolean hidden) {

  /// Of a plan's resources.
  ///
  /// @param partial why the plan is not the whole picture
  static Summary of(List<ResourceEstimate> resources, List<String> partial) {
    return new Summary(resources, resources.isEmpty() && !partial.isEmpty());
  }

  /// The totals of one side.
  ///
  /// @param side what a resource costs on that side; null when it is not there
  Totals totals(Function<ResourceEstimate, @Nullable Sum> side) {
    int notPriced = 0;
    int dependsOnUsage = 0;
    for (ResourceEstimate resource : resources) {
      Sum cost = side.apply(resource);
      if (cost != null && cost.lacksPrice()) {
        notPriced++;
      } else if (cost != null && !cost.isExact()) {
        dependsOnUsage++;
      }
    }
    Sum sum = sum(side);
    return new Totals(
        sum.known(), sum.known(), sum.isExact() ? sum.known() : null, notPriced, dependsOnUsage);
  }

  /// The sum of the resources' changes.
  Sum change() {
    Sum change = hidden ? unseen().minus(unseen()) : Sum.NOTHING;
    for (ResourceEstimate resource : resources) {
      change = change.plus(resource.change());
    }
    return change;
  }

  /// What is missing in the three sums.
  @Nullable SumDoubts doubts() {
    return SumDoubts.of(
        sum(ResourceEstimate::beforeSum), sum(ResourceEstimate::afterSum), change());
  }

  private Sum sum(Function<ResourceEstimate, @Nullable Sum> side) {
    Sum sum = hidden ? unseen() : Sum.NOTHING;
    for (ResourceEstimate resource : resources) {
      Sum cost = side.apply(resource);
      sum = cost == null ? sum : sum.plus(cost);
    }
    return sum;
  }

  private static Sum unseen() {
    return new Sum(BigDecimal.ZERO, Missing.PLAN, null);
  }

  Coverage coverage() {
    TreeMap<String, Integer> unsupported = new TreeMap<>();
    for (ResourceEstimate resource : resources) {
      if (resource.state() == State.UNSUPPORTED) {
        unsupported.merge(resource.type(), 1, Integer::sum);
      }
    }
    return new Coverage(
        resources.size(),
        count(State.PRICED),
        count(State.FREE),
        count(State.DEPENDS_ON_USAGE),
        count(State.NOT_PRICED),
        count(State.UNSUPPORTED),
        unsupported);
  }

  private int count(State state) {
    return (int) resources.stream().filter(resource -> resource.state() == state).count();
  }
}
