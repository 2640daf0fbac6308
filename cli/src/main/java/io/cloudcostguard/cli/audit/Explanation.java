package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An estimate from its total down to the price lists, and what happened to its plan.
///
/// @param place of its record, e.g. `ccg.estimates-3, offset 17`
/// @param catalogue that priced it
/// @param after a month's known cost after apply
/// @param delta what that is more than now
/// @param components as far as they are asked for
/// @param story what happened, in order
record Explanation(
    String id,
    String tenant,
    String project,
    String workspace,
    String place,
    String planDigest,
    String engineVersion,
    Catalogued catalogue,
    String currency,
    BigDecimal after,
    BigDecimal delta,
    List<Component> components,
    List<Event> story) {

  /// The version of the catalogue.
  ///
  /// @param digest null where the estimate is older than digests
  record Catalogued(long version, @Nullable String digest) {}

  /// A component of a resource, after apply; before, where it will be gone.
  ///
  /// @param quantity units a month; null where it is not known
  /// @param quantityFrom where the quantity comes from; null where there is none
  /// @param charges quantity × unit price, one for each tier
  /// @param monthlyCost null where it is not known
  /// @param why it has no cost; null where it has one
  /// @param contract what of the tenant's contract made the price; null: it is the list price
  /// @param price null where there is none
  record Component(
      String address,
      String name,
      String unit,
      @Nullable BigDecimal quantity,
      @Nullable String quantityFrom,
      List<String> charges,
      @Nullable BigDecimal monthlyCost,
      @Nullable String why,
      @Nullable String contract,
      @Nullable PriceSource price) {}

  /// Where a price comes from.
  ///
  /// @param version of the catalogue that brought it
  /// @param offset of its record in `ccg.prices`
  /// @param tiers the price of each, from which quantity on
  /// @param effectiveFrom the day that the source gives
  /// @param source where it was read
  /// @param loads of price lists that made the version; empty where the loader was older
  /// @param row the vendor's row, or why it is not told
  record PriceSource(
      String key,
      long version,
      long offset,
      String unit,
      String currency,
      List<String> tiers,
      LocalDate effectiveFrom,
      String source,
      List<String> loads,
      VendorRows.Row row) {}

  /// Something that happened.
  ///
  /// @param place of its record
  record Event(Instant time, String what, String place) {}

  /// What is known of a price key.
  ///
  /// @param history its record; null where there is none
  record Known(
      @Nullable PriceHistory history,
      long offset,
      Function<Long, List<String>> loads,
      VendorRows rows) {}

  /// The components of an estimate that are asked for.
  ///
  /// @param part of an address or a name; null: all
  static List<Component> components(
      PlanEstimated estimate, @Nullable String part, Function<String, Known> prices) {
    List<Component> components = new ArrayList<>();
    for (ResourceEstimate resource : estimate.resources()) {
      for (ComponentEstimate line : resource.components()) {
        boolean isMeant =
            part == null
                || contains(resource.address(), part)
                || contains(line.fullName(), part)
                || contains(resource.address() + " " + line.fullName(), part);
        LineItem item = line.after() == null ? line.before() : line.after();
        if (isMeant && item != null) {
          components.add(component(resource, line, item, estimate.catalogueVersion(), prices));
        }
      }
    }
    return components;
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static Component component(
      ResourceEstimate resource,
      ComponentEstimate line,
      LineItem item,
      long version,
      Function<String, Known> prices) {
    return switch (item) {
      case LineItem.Priced priced ->
          new Component(
              resource.address(),
              line.fullName(),
              line.unit(),
              priced.quantity(),
              priced.quantityFrom(),
              priced.charges().stream()
                  .map(charge ->
                      "%s × %s"
                          .formatted(
                              charge.quantity().toPlainString(),
                              charge.unitPrice().toPlainString()))
                  .toList(),
              priced.monthlyCost(),
              null,
              priced.contracted() == null ? null : priced.contracted().rule(),
              source(priced.price().value(), version, prices));
      case LineItem.DependsOnUsage usage ->
          new Component(
              resource.address(),
              line.fullName(),
              line.unit(),
              null,
              null,
              List.of(),
              null,
              usage.usage(),
              usage.contracted() == null ? null : usage.contracted().rule(),
              source(usage.price().value(), version, prices));
      case LineItem.NotPriced missing ->
          new Component(
              resource.address(),
              line.fullName(),
              line.unit(),
              missing.quantity(),
              null,
              List.of(),
              null,
              missing.reason(),
              null,
              missing.price() == null ? null : source(missing.price().value(), version, prices));
    };
  }

  private static @Nullable PriceSource source(
      String key, long version, Function<String, Known> prices) {
    Known known = prices.apply(key);
    PriceHistory history = known.history();
    PriceHistory.Entry entry = null;
    if (history != null) {
      for (PriceHistory.Entry each : history.entries()) {
        entry = each.version() <= version ? each : entry;
      }
    }
    if (entry == null || !(entry.listing() instanceof Listing.Listed(Price price))) {
      return null;
    }
    return new PriceSource(
        key,
        entry.version(),
        known.offset(),
        price.unit(),
        price.currency(),
        price.tiers().stream().map(Explanation::tier).toList(),
        price.effectiveFrom(),
        price.source(),
        known.loads().apply(entry.version()),
        known.rows().of(key, entry.version(), price));
  }

  private static String tier(Tier tier) {
    return tier.from().signum() == 0
        ? tier.price().toPlainString()
        : "%s from %s on".formatted(tier.price().toPlainString(), tier.from().toPlainString());
  }

  /// The explanation as text.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Estimate   " + id);
    lines.add("Of         %s/%s/%s".formatted(tenant, project, workspace));
    lines.add("Record     " + place);
    lines.add("Plan       SHA-256 " + planDigest);
    lines.add(
        "Priced at  catalogue version %d%s, engine version %s"
            .formatted(
                catalogue.version(),
                catalogue.digest() == null ? "" : " (" + catalogue.digest() + ")",
                engineVersion));
    lines.add(
        "Total      %s %s a month after apply, %s %s more than now"
            .formatted(after.toPlainString(), currency, delta.toPlainString(), currency));
    for (Component each : components) {
      add(each, lines);
    }
    lines.add("");
    lines.add("What happened:");
    story.forEach(
        event -> lines.add("  %s  %s  (%s)".formatted(event.time(), event.what(), event.place())));
    return lines;
  }

  private static void add(Component component, List<String> lines) {
    lines.add("");
    lines.add("%s · %s".formatted(component.address(), component.name()));
    details(component).forEach(detail -> lines.add("  " + detail));
  }

  /// From the amount to the list that brought the price.
  private static List<String> details(Component component) {
    List<String> lines = new ArrayList<>();
    if (component.monthlyCost() != null) {
      lines.add(
          "%s a month = %s"
              .formatted(
                  component.monthlyCost().toPlainString(),
                  String.join(" + ", component.charges())));
    }
    if (component.quantityFrom() != null) {
      lines.add(
          "quantity: %s %s, from %s"
              .formatted(
                  component.quantity() == null ? "" : component.quantity().toPlainString(),
                  component.unit(),
                  component.quantityFrom()));
    }
    if (component.why() != null) {
      lines.add("no cost: " + component.why());
    }
    if (component.contract() != null) {
      lines.add("contract: " + component.contract());
    }
    PriceSource price = component.price();
    if (price != null) {
      lines.add("price key: " + price.key());
      lines.add(
          "price: %s %s per %s, effective %s, since catalogue version %d (ccg.prices-0, offset %d)"
              .formatted(
                  String.join(", ", price.tiers()),
                  price.currency(),
                  price.unit(),
                  price.effectiveFrom(),
                  price.version(),
                  price.offset()));
      lines.add("source: " + price.source());
      price.loads().forEach(load -> lines.add("loaded: " + load));
      lines.add("vendor's row: " + price.row().sentence());
    }
    return lines;
  }

  /// The explanation as a page.
  String page() {
    Map<String, Object> view = new HashMap<>();
    view.put("id", id);
    view.put("of", "%s/%s/%s".formatted(tenant, project, workspace));
    view.put("record", place);
    view.put("plan", planDigest);
    view.put("version", catalogue.version());
    view.put("digest", catalogue.digest() == null ? "" : catalogue.digest());
    view.put("engineVersion", engineVersion);
    view.put("currency", currency);
    view.put("after", after.toPlainString());
    view.put("delta", delta.toPlainString());
    view.put(
        "components",
        components.stream()
            .map(component ->
                Map.of(
                    "address", component.address(),
                    "name", component.name(),
                    "cost",
                        component.monthlyCost() == null
                            ? ""
                            : component.monthlyCost().toPlainString(),
                    "details", details(component)))
            .toList());
    view.put(
        "story",
        story.stream()
            .map(event ->
                Map.of(
                    "time", event.time().toString(),
                    "what", event.what(),
                    "place", event.place()))
            .toList());
    return HtmlPage.of("explanation.html", view);
  }
}
