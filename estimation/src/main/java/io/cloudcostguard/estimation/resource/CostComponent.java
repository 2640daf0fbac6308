package io.cloudcostguard.estimation.resource;

import org.jspecify.annotations.Nullable;

/// Something a resource is charged for: which price, how much of it a month.
///
/// @param name the same before and after, whatever the attributes: it pairs the two sides
/// @param group the part of the resource, e.g. `root_block_device`; null for the resource itself
/// @param unit the unit of the quantity; the price must be per this unit
public record CostComponent(
    String name, @Nullable String group, String unit, PriceRef price, Amount quantity) {

  /// Why it cannot have a price, whatever the price book says; empty when it can.
  String whyNotPriced() {
    if (price instanceof PriceRef.Unnamed(var reason)) {
      return reason;
    }
    return quantity instanceof Amount.Unknown(var reason) ? reason : "";
  }

  /// The same at another price.
  CostComponent at(PriceRef other) {
    return new CostComponent(name, group, unit, other, quantity);
  }

  /// Where the quantity came from, as a formula.
  public String quantityFrom() {
    return quantity instanceof Amount.Known(_, var origin) ? origin.text() : "";
  }

  /// Whether the quantity is expected usage.
  public boolean usageBased() {
    return switch (quantity) {
      case Amount.Known(_, var origin) -> origin.usageBased();
      case Amount.UsageMissing _ -> true;
      case Amount.Unknown _ -> false;
    };
  }
}
