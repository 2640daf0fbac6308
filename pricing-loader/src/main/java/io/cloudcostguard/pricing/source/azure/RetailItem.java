package io.cloudcostguard.pricing.source.azure;

import io.cloudcostguard.pricing.source.page.Fields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An item of the API: one tier of one meter of one SKU in one region.
///
/// @param unit the unit of measure as written, e.g. `10K`
/// @param from where the tier begins, in blocks of the unit of measure
/// @param price per block, or of the whole term of a reservation
/// @param until the last day it is effective; null while it has none
/// @param term of a reservation, e.g. `1 Year`
/// @param armSku what a template calls the SKU; empty where it has no name of its own
record RetailItem(
    String type,
    String service,
    String region,
    String product,
    String sku,
    String meter,
    String armSku,
    String id,
    String unit,
    BigDecimal from,
    BigDecimal price,
    String currency,
    LocalDate since,
    @Nullable LocalDate until,
    @Nullable String term,
    List<SavingsPlan> savingsPlans) {

  /// The price per block for who commits to spend for `term`.
  record SavingsPlan(String term, BigDecimal price) {}

  /// @throws IllegalArgumentException if a field is missing or not what it should be
  static RetailItem of(JsonNode node) {
    Fields item = Fields.of(node);
    return new RetailItem(
        item.text("type"),
        item.text("serviceName"),
        item.text("armRegionName"),
        item.text("productName"),
        item.text("skuName"),
        item.text("meterName"),
        orEmpty(item.optionalText("armSkuName")),
        item.text("skuId") + "/" + item.text("meterId"),
        item.text("unitOfMeasure"),
        notNegative("tierMinimumUnits", item),
        notNegative("retailPrice", item),
        item.text("currencyCode"),
        item.day("effectiveStartDate"),
        item.optionalDay("effectiveEndDate"),
        item.optionalText("reservationTerm"),
        savingsPlans(item));
  }

  /// Whether it is an item of the virtual machines' hours: those have one tier.
  boolean isVirtualMachine() {
    return service.equals("Virtual Machines");
  }

  private static List<SavingsPlan> savingsPlans(Fields item) {
    List<SavingsPlan> plans = new ArrayList<>(0);
    for (JsonNode node : item.list("savingsPlan")) {
      Fields plan = Fields.of(node);
      plans.add(new SavingsPlan(plan.text("term"), notNegative("retailPrice", plan)));
    }
    return plans;
  }

  private static BigDecimal notNegative(String name, Fields fields) {
    BigDecimal number = fields.number(name);
    if (number.signum() < 0) {
      throw new IllegalArgumentException(name + " is negative: " + number.toPlainString());
    }
    return number;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
