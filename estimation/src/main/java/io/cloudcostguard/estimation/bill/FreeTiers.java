package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.LineItem.Charge;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Takes the vendor's always-free allowances off the lines of one side of a plan. The plan is taken
/// for all that the account has. An allowance goes to the lowest prices first, so that no bill is
/// too low and the order of resources does not change a total; at one price, it goes in the plan's
/// order.
final class FreeTiers {

  private static final List<FreeAllowance> ALLOWANCES = FreeAllowance.all();

  private final IdentityHashMap<LineItem, LineItem.Priced> reduced = new IdentityHashMap<>();

  private FreeTiers(
      List<ResourceEstimate> resources, Function<ComponentEstimate, @Nullable LineItem> side) {
    for (FreeAllowance allowance : ALLOWANCES) {
      share(allowance, claims(allowance, resources, side));
    }
  }

  /// The same resources, each side with allowances of its own.
  static List<ResourceEstimate> takenOff(List<ResourceEstimate> resources) {
    FreeTiers before = new FreeTiers(resources, ComponentEstimate::before);
    FreeTiers after = new FreeTiers(resources, ComponentEstimate::after);
    return resources.stream().map(resource -> takenOff(resource, before, after)).toList();
  }

  private List<LineItem.Priced> claims(
      FreeAllowance allowance,
      List<ResourceEstimate> resources,
      Function<ComponentEstimate, @Nullable LineItem> side) {
    List<LineItem.Priced> claims = new ArrayList<>();
    for (ResourceEstimate resource : resources) {
      for (ComponentEstimate component : resource.components()) {
        if (side.apply(component) instanceof LineItem.Priced line
            && line.monthlyCost().signum() > 0
            && !reduced.containsKey(line)
            && allowance.covers(resource.type(), component.unit(), line.price())) {
          claims.add(line);
        }
      }
    }
    claims.sort(Comparator.comparing(line -> line.charges().getFirst().unitPrice()));
    return claims;
  }

  private void share(FreeAllowance allowance, List<LineItem.Priced> claims) {
    BigDecimal left = allowance.monthly();
    for (LineItem.Priced line : claims) {
      BigDecimal free = left.min(line.quantity());
      if (free.signum() > 0) {
        reduced.put(line, reduced(line, free, allowance));
        left = left.subtract(free);
      }
    }
  }

  private static LineItem.Priced reduced(
      LineItem.Priced line, BigDecimal free, FreeAllowance allowance) {
    List<Charge> charges = new ArrayList<>();
    charges.add(new Charge(free, BigDecimal.ZERO));
    BigDecimal left = free;
    for (Charge charge : line.charges()) {
      BigDecimal taken = left.min(charge.quantity());
      left = left.subtract(taken);
      if (charge.quantity().compareTo(taken) > 0) {
        charges.add(new Charge(charge.quantity().subtract(taken), charge.unitPrice()));
      }
    }
    return new LineItem.Priced(
        line.price(),
        line.quantity(),
        "%s; the first %s in the free tier of %s"
            .formatted(line.quantityFrom(), free.toPlainString(), allowance.name()),
        List.copyOf(charges),
        Pricer.cost(charges),
        line.usageBased(),
        line.contracted());
  }

  private static ResourceEstimate takenOff(
      ResourceEstimate resource, FreeTiers before, FreeTiers after) {
    if (resource.components().isEmpty()) {
      return resource;
    }
    List<ComponentEstimate> components = new ArrayList<>(resource.components().size());
    for (ComponentEstimate component : resource.components()) {
      LineItem was = before.of(component.before());
      LineItem willBe = after.of(component.after());
      components.add(
          new ComponentEstimate(
              component.name(),
              component.group(),
              component.unit(),
              was,
              willBe,
              component.delta() == null ? null : Sum.of(willBe).minus(Sum.of(was)).known()));
    }
    ResourceSums sums =
        ResourceSums.of(components, resource.beforeSum() != null, resource.afterSum() != null);
    return new ResourceEstimate(
        resource.address(),
        resource.previousAddress(),
        resource.deposed(),
        resource.type(),
        resource.action(),
        resource.imported(),
        resource.region(),
        resource.regionSource(),
        resource.state(),
        resource.reason(),
        sums.knownBefore(),
        sums.knownAfter(),
        sums.change().knownOrNull(),
        components,
        resource.tags(),
        sums.doubts());
  }

  private @Nullable LineItem of(@Nullable LineItem line) {
    LineItem.Priced instead = line == null ? null : reduced.get(line);
    return instead == null ? line : instead;
  }
}
