package io.cloudcostguard.estimation.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects the cost components of one resource.
public final class Components {

  /// The unit of everything that is charged by the hour.
  public static final String HOURS = "hours";

  private final List<CostComponent> collected;
  private final @Nullable String group;

  Components() {
    this(new ArrayList<>(4), null);
  }

  private Components(List<CostComponent> collected, @Nullable String group) {
    this.collected = collected;
    this.group = group;
  }

  /// A part of the resource with components of its own, e.g. `root_block_device`.
  public Components group(String name) {
    return new Components(collected, group == null ? name : group + "." + name);
  }

  /// One that runs all month.
  public void hourly(String name, PriceRef price) {
    hourly(name, price, Amount.ONE);
  }

  /// `count` that run all month.
  public void hourly(String name, PriceRef price, Amount count) {
    add(name, HOURS, price, count.timesHours());
  }

  /// `quantity` units a month. A quantity that is known to be zero, and is not expected usage, is
  /// no component: nothing is charged.
  public void add(String name, String unit, PriceRef price, Amount quantity) {
    CostComponent component = new CostComponent(name, group, unit, price, quantity);
    if (component.usageBased() || !quantity.isZero()) {
      collected.add(component);
    }
  }

  /// As [#add], of something that few use or that few regions have: without expected usage it is no
  /// component.
  public void addIfExpected(String name, String unit, PriceRef price, Amount quantity) {
    if (!(quantity instanceof Amount.UsageMissing)) {
      add(name, unit, price, quantity);
    }
  }

  /// The components when attributes that are not known decided about them: no price for any, unless
  /// one has none for such a reason already.
  ///
  /// @param reasons why the attributes are not known; not empty
  List<CostComponent> doubted(Set<String> reasons) {
    if (collected.stream().anyMatch(component -> reasons.contains(component.whyNotPriced()))) {
      return collected;
    }
    PriceRef none = new PriceRef.Unnamed(reasons.iterator().next());
    if (collected.isEmpty()) {
      hourly("Charges", none);
    }
    return collected.stream().map(component -> component.at(none)).toList();
  }

  List<CostComponent> collected() {
    return collected;
  }
}
