package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import java.util.List;

/// The tasks of a service that Fargate runs, on demand and on spot capacity. Those of a strategy's
/// base come first; the others are shared by weight, where what is not whole is taken as on demand.
///
/// @see <a
///   href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html">Fargate
///   capacity providers</a>
record FargateShare(Amount onDemand, Amount spot) {

  static final String ON_DEMAND = "fargate";

  private static final String SPOT = "fargate_spot";

  /// One provider of a strategy.
  ///
  /// @param base how many tasks it runs before weights count
  record CapacityProvider(Attr name, Amount base, Amount weight) {

    static CapacityProvider ofAll(String name) {
      return new CapacityProvider(
          Attributes.NONE.attr("capacity_provider").or(name), NONE, Amount.ONE);
    }

    /// Those of the blocks of a strategy; a provider that has no weight and is the only one runs
    /// all.
    static List<CapacityProvider> of(List<Attributes> blocks) {
      return blocks.stream()
          .map(block ->
              new CapacityProvider(
                  block.attr("capacity_provider"),
                  block.attr("base").amount(0),
                  blocks.size() == 1 ? Amount.ONE : block.attr("weight").amount(0)))
          .toList();
    }

    /// The one that runs what no strategy is for: Fargate on demand before spot.
    static List<CapacityProvider> firstOf(List<String> names) {
      for (String kind : List.of(ON_DEMAND, SPOT)) {
        if (names.stream().anyMatch(kind::equalsIgnoreCase)) {
          return List.of(ofAll(kind));
        }
      }
      return List.of();
    }

    private boolean isFargate() {
      return name.is(ON_DEMAND, SPOT);
    }
  }

  private static final Amount NONE = Amount.of(0);

  /// The shares of `tasks` that a strategy gives to Fargate.
  static FargateShare of(List<CapacityProvider> strategy, Amount tasks) {
    if (strategy.stream().noneMatch(CapacityProvider::isFargate)) {
      return new FargateShare(NONE, NONE);
    }
    Amount base = NONE;
    Amount weights = NONE;
    Amount onDemandBase = NONE;
    Amount onDemandWeight = NONE;
    for (CapacityProvider provider : strategy) {
      base = base.plus(provider.base());
      weights = weights.plus(provider.weight());
      if (provider.name().is(ON_DEMAND)) {
        onDemandBase = onDemandBase.plus(provider.base());
        onDemandWeight = onDemandWeight.plus(provider.weight());
      }
    }
    Amount onDemand =
        tasks
            .min(onDemandBase)
            .plus(tasks.beyond(base).times(onDemandWeight).dividedBy(weights).roundedUpTo(1));
    if (onDemandBase.isZero() && onDemandWeight.isZero()) {
      return new FargateShare(NONE, tasks);
    }
    return onDemandWeight.equals(weights) && onDemandBase.equals(base)
        ? new FargateShare(tasks, NONE)
        : new FargateShare(onDemand, tasks.beyond(onDemand));
  }

  /// All that Fargate runs.
  Amount all() {
    return onDemand.isZero() ? spot : spot.isZero() ? onDemand : onDemand.plus(spot);
  }
}
