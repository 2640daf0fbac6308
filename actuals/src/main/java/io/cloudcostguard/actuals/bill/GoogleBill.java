package io.cloudcostguard.actuals.bill;

import io.cloudcostguard.schemas.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The billing export of Google Cloud to BigQuery, as Parquet, or as CSV with the names of the
/// fields in full (`service.description`) and repeated fields as JSON. What is billed is the cost
/// with its credits.
final class GoogleBill implements BillFormat {

  private static final List<String> NEEDED =
      List.of(
          "billing_account_id",
          "cost",
          "currency",
          "invoice.month",
          "service.description",
          "sku.id",
          "usage_end_time",
          "usage_start_time");

  private static final List<String> PREFIXES =
      List.of(
          "adjustment_info",
          "billing_account_id",
          "consumption_model",
          "cost",
          "credits",
          "currency",
          "export_time",
          "invoice",
          "labels",
          "location",
          "price",
          "project",
          "resource",
          "seller_name",
          "service",
          "sku",
          "subscription",
          "system_labels",
          "tags",
          "transaction_type",
          "usage");

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

  private final List<String> unknown;

  GoogleBill(Set<String> columns) {
    BillFormat.require("the billing export of Google Cloud", columns, NEEDED);
    unknown =
        columns.stream()
            .filter(column -> PREFIXES.stream().noneMatch(column::startsWith))
            .sorted()
            .toList();
  }

  @Override
  public String name() {
    return "Google billing export";
  }

  @Override
  public List<String> unknown() {
    return unknown;
  }

  @Override
  public Charge charge(BillRow row, BrokenRules rules) throws BillRowException {
    String type = row.text("cost_type");
    Instant start = row.time("usage_start_time");
    Instant end = row.time("usage_end_time");
    BigDecimal cost = row.requiredNumber("cost").add(credits(row));
    return new Charge(
        "Google Cloud",
        row.required("billing_account_id"),
        row.text("project.id"),
        month(row),
        start,
        end.isAfter(start) ? end : start.plusSeconds(1),
        switch (type) {
          case "tax" -> "Tax";
          case "adjustment", "rounding_error" -> "Adjustment";
          default -> "Usage";
        },
        type.equals("adjustment"),
        row.required("service.description"),
        "",
        row.first("location.region", "location.location"),
        row.first("resource.global_name", "resource.name"),
        "",
        row.required("sku.id"),
        row.description("sku.description"),
        "",
        false,
        row.currency("currency"),
        row.tags("labels", false),
        row.text("usage.pricing_unit"),
        row.number("usage.amount_in_pricing_units"),
        row.text("usage.unit"),
        row.number("usage.amount"),
        cost,
        cost,
        row.number("cost_at_list"),
        null);
  }

  private static Instant month(BillRow row) throws BillRowException {
    try {
      return YearMonth.parse(row.required("invoice.month"), MONTH)
          .atDay(1)
          .atStartOfDay(ZoneOffset.UTC)
          .toInstant();
    } catch (DateTimeParseException _) {
      throw new BillRowException("invoice.month is not a month such as 202610");
    }
  }

  private static BigDecimal credits(BillRow row) throws BillRowException {
    String credits = row.text("credits");
    if (credits.isEmpty()) {
      return BigDecimal.ZERO;
    }
    BigDecimal sum = BigDecimal.ZERO;
    try {
      for (JsonNode credit : Json.MAPPER.readTree(credits)) {
        sum = sum.add(new BigDecimal(credit.path("amount").asString("0")));
      }
    } catch (JacksonException | NumberFormatException _) {
      throw new BillRowException("credits is not a list of amounts");
    }
    return sum;
  }
}
