package io.cloudcostguard.estimation.compare;

import io.cloudcostguard.estimation.compare.Comparison.ResourceDifference;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.LineItem.Priced;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The two sides of one resource, component by component.
final class Sides {

  private final List<String> notCompared = new ArrayList<>();
  private Effects effects = Effects.NONE;

  /// At least one side is there.
  static ResourceDifference compare(
      @Nullable ResourceEstimate from, @Nullable ResourceEstimate to) {
    ResourceEstimate shown = Objects.requireNonNull(to == null ? from : to);
    Sides sides = new Sides();
    Map<String, LineItem> first = lines(from);
    Map<String, LineItem> second = lines(to);
    Set<String> names = new LinkedHashSet<>(first.keySet());
    names.addAll(second.keySet());
    for (String name : names) {
      sides.add(name, first.get(name), second.get(name), from != null, to != null);
    }
    sides.unsupported(from, to);
    return new ResourceDifference(
        shown.address(),
        shown.type(),
        from == null ? null : from.after(),
        to == null ? null : to.after(),
        sides.effects.total(),
        sides.effects,
        sides.notCompared);
  }

  private void unsupported(@Nullable ResourceEstimate from, @Nullable ResourceEstimate to) {
    for (ResourceEstimate side : new ResourceEstimate[] {from, to}) {
      if (side != null && side.state() == State.UNSUPPORTED && notCompared.isEmpty()) {
        notCompared.add("type " + side.type() + " is not supported");
      }
    }
  }

  /// By group and name, which are the same in every estimate.
  private static Map<String, LineItem> lines(@Nullable ResourceEstimate resource) {
    Map<String, LineItem> lines = new LinkedHashMap<>();
    if (resource != null) {
      for (ComponentEstimate component : resource.components()) {
        if (component.after() != null) {
          String name =
              component.group() == null
                  ? component.name()
                  : component.group() + ": " + component.name();
          lines.put(name, component.after());
        }
      }
    }
    return lines;
  }

  private void add(
      String name,
      @Nullable LineItem from,
      @Nullable LineItem to,
      boolean resourceInFrom,
      boolean resourceInTo) {
    String unknown = unknown(from);
    if (unknown == null) {
      unknown = unknown(to);
    }
    if (unknown != null) {
      notCompared.add(name + ": " + unknown);
    } else if (from instanceof Priced first && to instanceof Priced second) {
      effects = effects.plus(between(first, second));
    } else if (to instanceof Priced second) {
      BigDecimal cost = second.monthlyCost();
      effects = effects.plus(resourceInFrom ? Effects.configuration(cost) : Effects.added(cost));
    } else if (from instanceof Priced first) {
      BigDecimal cost = first.monthlyCost();
      effects =
          effects.plus(resourceInTo ? Effects.configuration(cost.negate()) : Effects.removed(cost));
    }
  }

  private static @Nullable String unknown(@Nullable LineItem line) {
    return switch (line) {
      case LineItem.DependsOnUsage usage -> "usage not given: " + usage.usage();
      case LineItem.NotPriced missing -> missing.reason();
      case Priced _ -> null;
      case null -> null;
    };
  }

  /// More of it at the old price is the effect of the quantity; the rest is the price's.
  private static Effects between(Priced from, Priced to) {
    BigDecimal difference = to.monthlyCost().subtract(from.monthlyCost());
    if (!from.price().equals(to.price())) {
      return Effects.configuration(difference);
    }
    BigDecimal quantity = effectOfQuantity(from, to, difference);
    return Effects.priceAndQuantity(difference.subtract(quantity), quantity);
  }

  private static BigDecimal effectOfQuantity(Priced from, Priced to, BigDecimal difference) {
    BigDecimal more = to.quantity().subtract(from.quantity());
    if (more.signum() == 0) {
      return BigDecimal.ZERO;
    }
    if (sameTiers(from, to)) {
      return difference;
    }
    if (from.charges().size() == 1) {
      return more.multiply(from.charges().getFirst().unitPrice());
    }
    // Both the tiers and the quantity changed: at what a unit cost on average.
    return from.quantity().signum() == 0
        ? BigDecimal.ZERO
        : more.multiply(from.monthlyCost()).divide(from.quantity(), MathContext.DECIMAL128);
  }

  /// Whether the tiers that both reach have the same prices.
  private static boolean sameTiers(Priced from, Priced to) {
    int both = Math.min(from.charges().size(), to.charges().size());
    for (int i = 0; i < both; i++) {
      if (from.charges().get(i).unitPrice().compareTo(to.charges().get(i).unitPrice()) != 0) {
        return false;
      }
    }
    return true;
  }
}
