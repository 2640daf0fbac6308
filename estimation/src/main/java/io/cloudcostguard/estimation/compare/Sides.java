package io.cloudcostguard.estimation.compare;

import io.cloudcostguard.estimation.compare.Comparison.ResourceDifference;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.LineItem.Priced;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.estimate.SumDoubts;
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
  private Sum change = Sum.NOTHING;

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
    Sum before = from == null ? null : from.afterSum();
    Sum after = to == null ? null : to.afterSum();
    sides.withoutLines(shown, orNothing(before), orNothing(after));
    return new ResourceDifference(
        shown.address(),
        shown.type(),
        before == null ? null : before.knownOrNull(),
        after == null ? null : after.knownOrNull(),
        sides.effects.total(),
        sides.effects,
        sides.notCompared,
        SumDoubts.of(before, after, sides.change));
  }

  private static Sum orNothing(@Nullable Sum sum) {
    return sum == null ? Sum.NOTHING : sum;
  }

  /// What an estimate knows of a resource without its lines: those it had no room for, and those of
  /// a type that is not supported.
  private void withoutLines(ResourceEstimate shown, Sum from, Sum to) {
    Sum whole = to.minus(from);
    BigDecimal rest = whole.known().subtract(change.known());
    boolean noLines = notCompared.isEmpty() && change.equals(Sum.NOTHING);
    if (rest.signum() != 0 || (noLines && !whole.isExact())) {
      notCompared.add(
          shown.state() == State.UNSUPPORTED
              ? "type " + shown.type() + " is not supported"
              : "the estimates do not have its lines");
      effects = effects.withOneSided(rest);
      change = new Sum(whole.known(), whole.more(), whole.less());
    }
  }

  /// By group and name, which are the same in every estimate.
  private static Map<String, LineItem> lines(@Nullable ResourceEstimate resource) {
    Map<String, LineItem> lines = new LinkedHashMap<>();
    if (resource != null) {
      for (ComponentEstimate component : resource.components()) {
        if (component.after() != null) {
          lines.put(component.fullName(), component.after());
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
    if (LineItem.costTheSame(from, to)) {
      return;
    }
    Sum difference = Sum.of(to).minus(Sum.of(from));
    change = change.plus(difference);
    String unknown = unknown(from);
    if (unknown == null) {
      unknown = unknown(to);
    }
    BigDecimal known = difference.known();
    if (unknown != null) {
      notCompared.add(name + ": " + unknown);
      effects = effects.withOneSided(known);
    } else if (from instanceof Priced first && to instanceof Priced second) {
      compare(first, second, known);
    } else if (!resourceInFrom) {
      effects = effects.withAdded(known);
    } else if (!resourceInTo) {
      effects = effects.withRemoved(known.negate());
    } else {
      effects = effects.withConfiguration(known);
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
  private void compare(Priced from, Priced to, BigDecimal difference) {
    if (from.price().equals(to.price())) {
      BigDecimal quantity = effectOfQuantity(from, to, difference);
      effects = effects.withPriceAndQuantity(difference.subtract(quantity), quantity);
    } else {
      effects = effects.withConfiguration(difference);
    }
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
