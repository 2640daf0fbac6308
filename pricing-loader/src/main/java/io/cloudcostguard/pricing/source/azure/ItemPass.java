package io.cloudcostguard.pricing.source.azure;

import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.page.Element;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One pass over the items. What has one tier by its nature (virtual machines, reservations,
/// savings plans) is handed over at once; the tiers of the others are held until all are read, for
/// they need not stand together.
final class ItemPass {

  static final String SOURCE = "azure-retail-prices";

  private final LocalDate asOf;
  private final PriceSink sink;
  private final Map<Held, From> held = new LinkedHashMap<>();

  ItemPass(LocalDate asOf, PriceSink sink) {
    this.asOf = asOf;
    this.sink = sink;
  }

  /// A product whose tiers are held.
  ///
  /// @param id SKU and meter
  private record Held(PriceKey key, String id) {}

  /// Its tiers, and the page of the first.
  private record From(Tiers tiers, String file, long line) {}

  void add(Element element) {
    RetailItem item;
    try {
      item = RetailItem.of(element.value());
    } catch (IllegalArgumentException e) {
      reject(element, null, e.getMessage());
      return;
    }
    switch (ItemKey.by(item)) {
      case ItemKey.Skipped(String reason) -> sink.skip(reason);
      case ItemKey.Product product -> add(element, item, product);
    }
  }

  private void add(Element element, RetailItem item, ItemKey.Product product) {
    LocalDate until = item.until();
    if (item.since().isAfter(asOf)) {
      sink.skip("not yet effective");
    } else if (until != null && until.isBefore(asOf)) {
      sink.skip("no longer effective");
    } else {
      switch (item.type()) {
        case "Reservation" -> reservation(element, item, product);
        case "Consumption" -> consumption(element, item, product, "");
        case "DevTestConsumption" -> consumption(element, item, product, "dev-test");
        default -> sink.skip("type " + item.type());
      }
    }
  }

  /// The price of a reservation is the total of its term, whatever the unit of measure says.
  private void reservation(Element element, RetailItem item, ItemKey.Product product) {
    Term term = Term.of(item.term());
    if (term == null) {
      sink.skip("reservation term " + item.term());
      return;
    }
    PriceKey key = product.key("reserved-" + term.part());
    if (atZero(element, item, key)) {
      accept(element, key, "hours", term.perHour(item.price()), item);
    }
  }

  private void consumption(Element element, RetailItem item, ItemKey.Product product, String how) {
    UnitOfMeasure unit = UnitOfMeasure.of(item.unit());
    if (unit == null) {
      sink.skip("unit of measure " + item.unit());
      return;
    }
    PriceKey key = product.key(how);
    if (!item.isVirtualMachine()) {
      hold(element, item, key, unit);
    } else if (item.price().signum() == 0) {
      sink.skip("virtual machine at 0: announced, not sold");
    } else if (atZero(element, item, key)) {
      accept(element, key, unit.unit(), unit.each(item.price()), item);
    }
    for (RetailItem.SavingsPlan plan : item.savingsPlans()) {
      savingsPlan(element, item, product, unit, plan);
    }
  }

  private void savingsPlan(
      Element element,
      RetailItem item,
      ItemKey.Product product,
      UnitOfMeasure unit,
      RetailItem.SavingsPlan plan) {
    Term term = Term.of(plan.term());
    if (term == null) {
      sink.skip("savings plan term " + plan.term());
      return;
    }
    PriceKey key = product.key("savings-plan-" + term.part());
    accept(element, key, unit.unit(), unit.each(plan.price()), item);
  }

  private void hold(Element element, RetailItem item, PriceKey key, UnitOfMeasure unit) {
    Tiers tiers =
        held.computeIfAbsent(
                new Held(key, item.id()),
                _ ->
                    new From(
                        new Tiers(unit.unit(), item.currency()), element.file(), element.line()))
            .tiers();
    if (tiers.isPer(unit.unit(), item.currency())) {
      tiers.add(new Tiers.Step(unit.units(item.from()), unit.each(item.price()), item.since()));
    } else {
      reject(element, key, "its tiers differ in unit or currency: " + item.unit());
    }
  }

  /// Hands over what was held.
  void finish() {
    held.forEach((product, from) -> {
      List<Price> prices;
      try {
        prices = from.tiers().prices(SOURCE);
      } catch (IllegalArgumentException e) {
        sink.reject(
            product.key(),
            from.file(),
            from.line(),
            "%s: %s".formatted(product.id(), e.getMessage()));
        return;
      }
      sink.at(from.file(), from.line());
      prices.forEach(price -> sink.accept(product.key(), price, product.id()));
    });
    held.clear();
  }

  private void accept(
      Element element, PriceKey key, String unit, BigDecimal each, RetailItem item) {
    List<Tier> tiers = List.of(Tier.flat(each));
    sink.at(element.file(), element.line());
    sink.accept(key, new Price(unit, item.currency(), tiers, item.since(), SOURCE), item.id());
  }

  private boolean atZero(Element element, RetailItem item, PriceKey key) {
    if (item.from().signum() == 0) {
      return true;
    }
    reject(
        element, key, "a tier at %s of what has no tiers".formatted(item.from().toPlainString()));
    return false;
  }

  private void reject(Element element, @Nullable PriceKey key, @Nullable String reason) {
    sink.reject(
        key, element.file(), element.line(), "item %d: %s".formatted(element.number(), reason));
  }
}
