package io.cloudcostguard.pricing.source.google;

import io.cloudcostguard.pricing.source.page.Fields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A SKU of the catalogue: sold in many regions at one price.
///
/// @param regions empty for what is sold worldwide
record CatalogueSku(
    String id,
    String description,
    String service,
    String group,
    String usageType,
    List<String> regions,
    List<Pricing> pricings) {

  /// The day of a price that the catalogue does not date: it is effective, and was before any
  /// other.
  private static final LocalDate UNDATED = LocalDate.EPOCH;

  /// A price since a day.
  ///
  /// @param unit what a price is per, e.g. `GiBy.mo`
  /// @param aggregation how usage adds up to tiers, e.g. `ACCOUNT MONTHLY`; empty if it is not said
  record Pricing(LocalDate since, String unit, String aggregation, List<Rate> rates) {}

  /// A tier, in usage units.
  record Rate(BigDecimal from, BigDecimal price, String currency) {}

  /// @throws IllegalArgumentException if a field is missing or not what it should be
  static CatalogueSku of(JsonNode node) {
    Fields sku = Fields.of(node);
    Fields category = sku.object("category");
    List<Pricing> pricings = new ArrayList<>(1);
    for (JsonNode pricing : sku.list("pricingInfo")) {
      pricings.add(pricing(Fields.of(pricing)));
    }
    return new CatalogueSku(
        sku.text("skuId"),
        sku.text("description"),
        category.text("serviceDisplayName"),
        category.text("resourceGroup"),
        category.text("usageType"),
        regions(sku),
        pricings);
  }

  /// The price on a day: of those that are effective then, the newest.
  @Nullable Pricing on(LocalDate day) {
    Pricing newest = null;
    for (Pricing pricing : pricings) {
      boolean newer = newest == null || pricing.since().isAfter(newest.since());
      if (!pricing.since().isAfter(day) && newer) {
        newest = pricing;
      }
    }
    return newest;
  }

  private static List<String> regions(Fields sku) {
    List<String> regions = new ArrayList<>();
    for (JsonNode region : sku.list("serviceRegions")) {
      if (!region.isString() || region.stringValue().isBlank()) {
        throw new IllegalArgumentException("serviceRegions has " + region + ", not a region");
      }
      regions.add(region.stringValue());
    }
    return regions;
  }

  private static Pricing pricing(Fields info) {
    Fields expression = info.object("pricingExpression");
    List<Rate> rates = new ArrayList<>(1);
    for (JsonNode rate : expression.list("tieredRates")) {
      rates.add(rate(Fields.of(rate)));
    }
    LocalDate since = info.optionalDay("effectiveTime");
    return new Pricing(
        since == null ? UNDATED : since, expression.text("usageUnit"), aggregation(info), rates);
  }

  private static Rate rate(Fields rate) {
    Fields price = rate.object("unitPrice");
    return new Rate(
        rate.optionalNumber("startUsageAmount"), money(price), price.text("currencyCode"));
  }

  /// Units and billionths: either is left out when it is 0, and both have one sign.
  private static BigDecimal money(Fields price) {
    String units = price.optionalText("units");
    BigDecimal nanos = price.optionalNumber("nanos");
    BigDecimal whole;
    try {
      whole = units == null || units.isEmpty() ? BigDecimal.ZERO : new BigDecimal(units);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("units is '" + units + "', not a number", e);
    }
    if (whole.signum() * nanos.signum() < 0) {
      throw new IllegalArgumentException(
          "units %s and nanos %s differ in sign".formatted(units, nanos.toPlainString()));
    }
    return whole.add(nanos.movePointLeft(9));
  }

  private static String aggregation(Fields info) {
    JsonNode node = info.node().get("aggregationInfo");
    if (node == null || node.isNull()) {
      return "";
    }
    Fields aggregation = Fields.of(node);
    String level = aggregation.optionalText("aggregationLevel");
    String interval = aggregation.optionalText("aggregationInterval");
    return ((level == null ? "" : level) + " " + (interval == null ? "" : interval)).strip();
  }
}
