package io.cloudcostguard.actuals.bill;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A Cost and Usage Report 2.0 of AWS. Its amortized cost follows AWS's own rule: what a
/// reservation or a savings plan covers costs its share of the fee, and the fee costs what nothing
/// used of it.
final class AwsBill implements BillFormat {

  private static final List<String> NEEDED =
      List.of(
          "bill_billing_period_start_date",
          "bill_payer_account_id",
          "line_item_currency_code",
          "line_item_line_item_type",
          "line_item_product_code",
          "line_item_unblended_cost",
          "line_item_usage_amount",
          "line_item_usage_end_date",
          "line_item_usage_start_date");

  /// The prefixes of the columns of the export.
  private static final List<String> PREFIXES =
      List.of(
          "bill_",
          "capacity_reservation_",
          "cost_category",
          "discount",
          "identity_",
          "line_item_",
          "pricing_",
          "product",
          "reservation_",
          "resource_tags",
          "savings_plan_",
          "split_line_item_",
          "tags");

  private static final Map<String, String> CATEGORIES =
      Map.of(
          "Tax", "Tax",
          "Credit", "Credit",
          "Refund", "Adjustment",
          "Fee", "Purchase",
          "RIFee", "Purchase",
          "SavingsPlanUpfrontFee", "Purchase",
          "SavingsPlanRecurringFee", "Purchase");

  /// Fees whose amortized cost is what nothing used of them.
  private static final Set<String> UNUSED = Set.of("RIFee", "SavingsPlanRecurringFee");

  private final List<String> unknown;

  AwsBill(Set<String> columns) {
    BillFormat.require("AWS CUR 2.0", columns, NEEDED);
    unknown =
        columns.stream()
            .filter(column -> PREFIXES.stream().noneMatch(column::startsWith))
            .sorted()
            .toList();
  }

  @Override
  public String name() {
    return "AWS CUR 2.0";
  }

  @Override
  public List<String> unknown() {
    return unknown;
  }

  @Override
  public Charge charge(BillRow row, BrokenRules rules) throws BillRowException {
    String type = row.required("line_item_line_item_type");
    Instant start = row.time("line_item_usage_start_date");
    Instant end = row.time("line_item_usage_end_date");
    BigDecimal billed =
        row.has("line_item_net_unblended_cost")
                && !row.text("line_item_net_unblended_cost").isEmpty()
            ? row.requiredNumber("line_item_net_unblended_cost")
            : row.requiredNumber("line_item_unblended_cost");
    String code = row.required("line_item_product_code");
    BigDecimal quantity = row.number("line_item_usage_amount");
    String unit = row.text("pricing_unit");
    return new Charge(
        "AWS",
        row.required("bill_payer_account_id"),
        row.text("line_item_usage_account_id"),
        row.time("bill_billing_period_start_date"),
        start,
        // A charge of a moment, such as a fee, begins and ends in the same second.
        end.isAfter(start) ? end : start.plusSeconds(1),
        CATEGORIES.getOrDefault(type, "Usage"),
        type.equals("Refund"),
        AwsServices.name(code),
        "",
        row.first("product_region_code", "product_region"),
        row.text("line_item_resource_id"),
        row.text("line_item_operation"),
        row.first("product_sku", "line_item_usage_type"),
        row.description("line_item_line_item_description"),
        row.first("savings_plan_savings_plan_a_r_n", "reservation_reservation_a_r_n"),
        UNUSED.contains(type),
        row.currency("line_item_currency_code"),
        row.tags(row.has("tags") ? "tags" : "resource_tags", false),
        unit,
        quantity,
        unit,
        quantity,
        billed,
        effective(row, type, billed),
        row.number("pricing_public_on_demand_cost"),
        null);
  }

  private static BigDecimal effective(BillRow row, String type, BigDecimal billed)
      throws BillRowException {
    return switch (type) {
      case "SavingsPlanCoveredUsage" ->
          row.numberOrZero("savings_plan_savings_plan_effective_cost");
      case "SavingsPlanRecurringFee" ->
          row.numberOrZero("savings_plan_total_commitment_to_date")
              .subtract(row.numberOrZero("savings_plan_used_commitment"));
      case "SavingsPlanNegation", "SavingsPlanUpfrontFee" -> BigDecimal.ZERO;
      case "DiscountedUsage" -> row.numberOrZero("reservation_effective_cost");
      case "RIFee" ->
          row.numberOrZero("reservation_unused_amortized_upfront_fee_for_billing_period")
              .add(row.numberOrZero("reservation_unused_recurring_fee"));
      case "Fee" -> row.text("reservation_reservation_a_r_n").isEmpty() ? billed : BigDecimal.ZERO;
      default -> billed;
    };
  }
}
