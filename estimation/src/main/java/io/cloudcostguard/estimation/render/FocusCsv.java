package io.cloudcostguard.estimation.render;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What will be paid after apply in the columns of FOCUS 1.2: a charge for each component and tier,
/// in the calendar month of the estimate. A forecast is never invoiced, so this has the shape of
/// FOCUS and does not conform to it: `x_IsEstimate` says so. What is not priced has no row; the
/// estimate's coverage tells how much that is.
///
/// @see <a href="https://focus.finops.org/focus-specification/v1-2/">FOCUS 1.2</a>
final class FocusCsv {

  private static final Map<String, String> VENDORS =
      Map.of("aws", "AWS", "azure", "Microsoft", "google", "Google Cloud");

  /// In the order of the specification, then our own.
  private static final List<Column> COLUMNS =
      List.of(
          column("BilledCost", Charge::cost),
          column("BillingAccountId", charge -> Cells.text(charge.estimate().tenant())),
          column("BillingAccountName", _ -> ""),
          column("BillingCurrency", charge -> Cells.text(charge.estimate().currency())),
          column("BillingPeriodEnd", Charge::end),
          column("BillingPeriodStart", Charge::start),
          column("ChargeCategory", _ -> "Usage"),
          column("ChargeClass", _ -> ""),
          column("ChargeDescription", charge -> Cells.text(charge.name())),
          column("ChargeFrequency", _ -> "Usage-Based"),
          column("ChargePeriodEnd", Charge::end),
          column("ChargePeriodStart", Charge::start),
          column("ContractedCost", Charge::cost),
          column("ContractedUnitPrice", Charge::unitPrice),
          column("EffectiveCost", Charge::cost),
          column("InvoiceIssuerName", Charge::vendor),
          column("ListCost", Charge::listCost),
          column("ListUnitPrice", Charge::listUnitPrice),
          column("PricingCategory", _ -> "Standard"),
          column("PricingQuantity", charge -> Cells.number(charge.part().quantity())),
          column("PricingUnit", charge -> Cells.text(charge.component().unit())),
          column("ProviderName", Charge::vendor),
          column("PublisherName", Charge::vendor),
          column("RegionId", charge -> Cells.text(charge.resource().region())),
          column("ResourceId", charge -> Cells.text(charge.resource().address())),
          column("ResourceName", charge -> Cells.text(charge.resource().address())),
          column("ResourceType", charge -> Cells.text(charge.resource().type())),
          column("ServiceCategory", _ -> "Other"),
          column("ServiceName", charge -> Cells.text(charge.keyPart(1))),
          column("SkuId", charge -> Cells.text(charge.line().price().value())),
          column("SkuPriceId", charge -> Cells.text(charge.line().price().value())),
          column("SubAccountId", charge -> Cells.text(charge.estimate().project())),
          column("Tags", charge -> Cells.text(charge.tags())),
          column("x_TerraformAddress", charge -> Cells.text(charge.resource().address())),
          column("x_EstimateId", charge -> Cells.text(charge.estimate().id())),
          column("x_PlanDigest", charge -> Cells.text(charge.estimate().planDigest())),
          column(
              "x_CatalogueVersion", charge -> Long.toString(charge.estimate().catalogueVersion())),
          column("x_IsEstimate", _ -> "true"));

  private record Column(String name, Function<Charge, String> value) {}

  private static Column column(String name, Function<Charge, String> value) {
    return new Column(name, value);
  }

  /// @param part what is charged in one tier
  /// @param list the same at the list price; null where the list has none, or other tiers
  private record Charge(
      PlanEstimated estimate,
      YearMonth month,
      ResourceEstimate resource,
      ComponentEstimate component,
      LineItem.Priced line,
      LineItem.Charge part,
      LineItem.@Nullable Charge list) {

    static Stream<Charge> of(
        PlanEstimated estimate,
        YearMonth month,
        ResourceEstimate resource,
        ComponentEstimate component,
        LineItem.Priced line) {
      LineItem atList = line.contracted() == null ? line : line.contracted().list();
      List<LineItem.Charge> list =
          atList instanceof LineItem.Priced priced ? priced.charges() : List.of();
      boolean sameTiers = list.size() == line.charges().size();
      return IntStream.range(0, line.charges().size())
          .mapToObj(i ->
              new Charge(
                  estimate,
                  month,
                  resource,
                  component,
                  line,
                  line.charges().get(i),
                  sameTiers ? list.get(i) : null));
    }

    String cost() {
      return Cells.number(part.quantity().multiply(part.unitPrice()));
    }

    String listCost() {
      return list == null ? "" : Cells.number(list.quantity().multiply(list.unitPrice()));
    }

    String listUnitPrice() {
      return list == null ? "" : Cells.number(list.unitPrice());
    }

    String unitPrice() {
      return Cells.number(part.unitPrice());
    }

    String tags() {
      Map<String, String> tags = resource.tags();
      return tags == null ? "{}" : Json.MAPPER.writeValueAsString(tags);
    }

    String name() {
      return component.group() == null
          ? component.name()
          : component.group() + ": " + component.name();
    }

    String keyPart(int index) {
      return line.price().value().split("/", -1)[index];
    }

    String vendor() {
      return VENDORS.getOrDefault(keyPart(0), Cells.text(keyPart(0)));
    }

    String start() {
      return midnight(month.atDay(1));
    }

    String end() {
      return midnight(month.plusMonths(1).atDay(1));
    }

    private static String midnight(LocalDate day) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    }
  }

  /// @param at in the month that is charged
  static String of(PlanEstimated estimate, Instant at) {
    YearMonth month = YearMonth.from(at.atOffset(ZoneOffset.UTC));
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(COLUMNS.stream().map(Column::name).toList());
      for (ResourceEstimate resource : estimate.resources()) {
        for (ComponentEstimate component : resource.components()) {
          if (component.after() instanceof LineItem.Priced line) {
            Charge.of(estimate, month, resource, component, line)
                .map(
                    charge -> COLUMNS.stream().map(column -> column.value().apply(charge)).toList())
                .forEach(csv::writeRecord);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return text.toString();
  }

  private FocusCsv() {}
}
