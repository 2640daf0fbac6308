package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.schemas.estimate.Coverage;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import io.cloudcostguard.schemas.estimate.Totals;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Adds up resources.
record Summary(List<ResourceEstimate> resources) {

  /// The totals of one side.
  ///
  /// @param side the known cost of a resource on that side; null when it is not there
  Totals totals(Function<ResourceEstimate, @Nullable BigDecimal> side) {
    BigDecimal known = BigDecimal.ZERO;
    int notPriced = 0;
    int dependsOnUsage = 0;
    for (ResourceEstimate resource : resources) {
      BigDecimal cost = side.apply(resource);
      if (cost != null) {
        known = known.add(cost);
        switch (resource.state()) {
          case NOT_PRICED, UNSUPPORTED -> notPriced++;
          case DEPENDS_ON_USAGE -> dependsOnUsage++;
          case PRICED, FREE -> {}
        }
      }
    }
    boolean open = notPriced > 0 || dependsOnUsage > 0;
    return new Totals(known, known, open ? null : known, notPriced, dependsOnUsage);
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
