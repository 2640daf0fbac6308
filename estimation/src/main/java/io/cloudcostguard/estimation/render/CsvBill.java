package io.cloudcostguard.estimation.render;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An estimate as CSV for a spreadsheet: a row for each component, and one for each resource that
/// has none. Exact decimals; an empty field is a number that is not known, never zero. The columns
/// of costs add up to the estimate's totals; `bound` says how the row's delta is to be read.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180, CSV</a>
final class CsvBill {

  private static final List<String> COLUMNS =
      List.of(
          "address",
          "previous_address",
          "type",
          "action",
          "region",
          "state",
          "component",
          "unit",
          "before_quantity",
          "before_monthly_cost",
          "after_quantity",
          "after_monthly_cost",
          "delta",
          "price_key",
          "unit_prices",
          "quantity_from",
          "reason",
          "bound");

  static String of(PlanEstimated estimate) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(COLUMNS);
      for (ResourceEstimate resource : estimate.resources()) {
        if (resource.components().isEmpty()) {
          csv.writeRecord(row(resource, null));
        }
        for (ComponentEstimate component : resource.components()) {
          csv.writeRecord(row(resource, component));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return text.toString();
  }

  private static List<String> row(ResourceEstimate resource, @Nullable ComponentEstimate of) {
    LineItem before = of == null ? null : of.before();
    LineItem after = of == null ? null : of.after();
    LineItem shown = after == null ? before : after;
    Sum change = of == null ? resource.change() : of.change();
    return List.of(
        Cells.text(resource.address()),
        Cells.text(resource.previousAddress()),
        Cells.text(resource.type()),
        resource.action().name().toLowerCase(Locale.ROOT),
        Cells.text(resource.region()),
        resource.state().name().toLowerCase(Locale.ROOT),
        of == null ? "" : Cells.text(of.fullName()),
        of == null ? "" : Cells.text(of.unit()),
        quantity(before),
        cost(of == null ? resource.beforeSum() : side(before)),
        quantity(after),
        cost(of == null ? resource.afterSum() : side(after)),
        cost(change),
        key(shown),
        shown instanceof LineItem.Priced priced ? unitPrices(priced) : "",
        shown instanceof LineItem.Priced priced ? Cells.text(priced.quantityFrom()) : "",
        reason(resource, shown),
        change.bound());
  }

  private static @Nullable Sum side(@Nullable LineItem line) {
    return line == null ? null : Sum.of(line);
  }

  private static String quantity(@Nullable LineItem line) {
    return line instanceof LineItem.Priced priced ? Cells.number(priced.quantity()) : "";
  }

  private static String cost(@Nullable Sum sum) {
    return sum == null ? "" : Cells.number(sum.knownOrNull());
  }

  private static String unitPrices(LineItem.Priced priced) {
    return priced.charges().stream()
        .map(charge -> charge.unitPrice().toPlainString())
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static String key(@Nullable LineItem line) {
    @Nullable PriceKey key =
        switch (line) {
          case LineItem.Priced priced -> priced.price();
          case LineItem.DependsOnUsage usage -> usage.price();
          case LineItem.NotPriced missing -> missing.price();
          case null -> null;
        };
    return key == null ? "" : Cells.text(key.toString());
  }

  private static String reason(ResourceEstimate resource, @Nullable LineItem line) {
    return switch (line) {
      case LineItem.Priced _ -> "";
      case LineItem.DependsOnUsage usage -> Cells.text("usage not given: " + usage.usage());
      case LineItem.NotPriced missing -> Cells.text(missing.reason());
      case null -> Cells.text(resource.reason());
    };
  }

  private CsvBill() {}
}
