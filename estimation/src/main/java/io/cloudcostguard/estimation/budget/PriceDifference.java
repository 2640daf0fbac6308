package io.cloudcostguard.estimation.budget;

import io.cloudcostguard.schemas.budget.Costs;
import io.cloudcostguard.schemas.budget.PriceMove;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.price.PriceKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What other prices make of a plan's cost: both sides are estimates of the same plan by the same
/// rules, so prices are all that differs.
///
/// @param before by how much another amount its resources cost now
/// @param change by how much another amount it changes
/// @param part the same, where it covers a part only
/// @param moves the prices that differ
public record PriceDifference(Costs before, Costs change, Costs part, List<PriceMove> moves) {

  /// Between the estimates of a plan at two versions of the catalogue.
  public static PriceDifference between(PlanEstimated older, PlanEstimated newer) {
    PlanCost was = PlanCost.of(older);
    PlanCost is = PlanCost.of(newer);
    return new PriceDifference(
        minus(is.before(), was.before()),
        minus(is.change(), was.change()),
        minus(is.changeOfPart(), was.changeOfPart()),
        moves(older, newer));
  }

  /// Whether the plan costs the same.
  public boolean isNone() {
    return before.groups().isEmpty() && change.groups().isEmpty() && part.groups().isEmpty();
  }

  private static Costs minus(Costs one, Costs other) {
    return CostSums.minus(one, other).of(List.of());
  }

  /// The prices that differ between the estimates of a plan, with what they make of its cost after
  /// apply.
  public static List<PriceMove> moves(PlanEstimated older, PlanEstimated newer) {
    Map<String, Sides> prices = new TreeMap<>();
    older.resources().forEach(resource -> add(resource, prices, false));
    newer.resources().forEach(resource -> add(resource, prices, true));
    List<PriceMove> moves = new ArrayList<>();
    for (Sides sides : prices.values()) {
      BigDecimal effect = sides.newCost.subtract(sides.oldCost);
      if (effect.signum() != 0) {
        moves.add(new PriceMove(sides.key, sides.oldPrice, sides.newPrice, effect));
      }
    }
    return moves;
  }

  private static void add(ResourceEstimate resource, Map<String, Sides> prices, boolean isNew) {
    for (ComponentEstimate component : resource.components()) {
      if (component.after() instanceof LineItem.Priced priced) {
        prices
            .computeIfAbsent(priced.price().value(), _ -> new Sides(priced.price()))
            .add(priced, isNew);
      }
    }
  }

  private static final class Sides {
    private final PriceKey key;
    private BigDecimal oldCost = BigDecimal.ZERO;
    private BigDecimal newCost = BigDecimal.ZERO;
    private @Nullable BigDecimal oldPrice;
    private @Nullable BigDecimal newPrice;

    Sides(PriceKey key) {
      this.key = key;
    }

    void add(LineItem.Priced line, boolean isNew) {
      BigDecimal price =
          line.charges().stream()
              .map(LineItem.Charge::unitPrice)
              .filter(each -> each.signum() != 0)
              .findFirst()
              .orElse(BigDecimal.ZERO);
      if (isNew) {
        newCost = newCost.add(line.monthlyCost());
        newPrice = newPrice == null ? price : newPrice;
      } else {
        oldCost = oldCost.add(line.monthlyCost());
        oldPrice = oldPrice == null ? price : oldPrice;
      }
    }
  }
}
