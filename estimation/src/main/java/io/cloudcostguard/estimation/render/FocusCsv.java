package io.cloudcostguard.estimation.render;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.cloudcostguard.estimation.actual.CloudService;
import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What will be paid after apply in the columns of FOCUS 1.4, or of 1.2: a charge for each
/// component and tier, in the calendar month of the estimate. A forecast is never invoiced, so this
/// has the shape of FOCUS and does not conform to it: `x_IsEstimate` says so. What is not known has
/// a row without amounts, and `x_Missing` says what is missing: `price` or `usage`.
///
/// @see <a href="https://focus.finops.org/focus-specification/">FOCUS</a>
final class FocusCsv {

  private static final Map<String, String> VENDORS =
      Map.of("aws", "AWS", "azure", "Microsoft", "google", "Google Cloud");

  /// Which columns there are: 1.3 replaced the provider and the publisher by those who serve and
  /// host, and 1.4 removed them.
  enum Version {
    V1_2,
    V1_4
  }

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
          column("HostProviderName", Charge::vendor).only(Version.V1_4),
          column("InvoiceIssuerName", Charge::vendor),
          column("ListCost", Charge::listCost),
          column("ListUnitPrice", Charge::listUnitPrice),
          column("PricingCategory", charge -> charge.part() == null ? "" : "Standard"),
          column("PricingQuantity", Charge::quantity),
          column("PricingUnit", Charge::unit),
          column("ProviderName", Charge::vendor).only(Version.V1_2),
          column("PublisherName", Charge::vendor).only(Version.V1_2),
          column("RegionId", charge -> Cells.text(charge.resource().region())),
          column("ResourceId", charge -> Cells.text(charge.resource().address())),
          column("ResourceName", charge -> Cells.text(charge.resource().address())),
          column("ResourceType", charge -> Cells.text(charge.resource().type())),
          column("ServiceCategory", charge -> charge.service().category()),
          column("ServiceName", charge -> Cells.text(charge.service().name())),
          column("ServiceProviderName", Charge::vendor).only(Version.V1_4),
          column("SkuId", Charge::sku),
          column("SkuPriceId", Charge::sku),
          column("SubAccountId", charge -> Cells.text(charge.estimate().project())),
          column("Tags", charge -> Cells.text(charge.tags())),
          column("x_TerraformAddress", charge -> Cells.text(charge.resource().address())),
          column("x_EstimateId", charge -> Cells.text(charge.estimate().id())),
          column("x_PlanDigest", charge -> Cells.text(charge.estimate().planDigest())),
          column(
              "x_CatalogueVersion", charge -> Long.toString(charge.estimate().catalogueVersion())),
          column("x_IsEstimate", _ -> "true"),
          column("x_Missing", Charge::missing));

  /// @param only null: every version has it
  private record Column(String name, Function<Charge, String> value, @Nullable Version only) {

    Column only(Version version) {
      return new Column(name, value, version);
    }

    boolean isIn(Version version) {
      return only == null || only == version;
    }
  }

  private static Column column(String name, Function<Charge, String> value) {
    return new Column(name, value, null);
  }

  /// @param component null: the estimate has no lines of the resource
  /// @param line null: as above
  /// @param part what is charged in one tier; null: no line says
  /// @param list the same at the list price; null where the list has none, or other tiers
  /// @param sum what it costs, as far as known
  private record Charge(
      PlanEstimated estimate,
      YearMonth month,
      ResourceEstimate resource,
      @Nullable ComponentEstimate component,
      @Nullable LineItem line,
      LineItem.@Nullable Charge part,
      LineItem.@Nullable Charge list,
      Sum sum) {

    /// What a resource is charged for after apply.
    static Stream<Charge> of(PlanEstimated estimate, YearMonth month, ResourceEstimate resource) {
      Sum sum = resource.afterSum();
      if (sum == null) {
        return Stream.of();
      }
      if (resource.components().isEmpty()) {
        return sum.mayBeSomething()
            ? Stream.of(new Charge(estimate, month, resource, null, null, null, null, sum))
            : Stream.of();
      }
      return resource.components().stream()
          .flatMap(component -> of(estimate, month, resource, component));
    }

    private static Stream<Charge> of(
        PlanEstimated estimate,
        YearMonth month,
        ResourceEstimate resource,
        ComponentEstimate component) {
      LineItem after = component.after();
      return switch (after) {
        case LineItem.Priced line -> of(estimate, month, resource, component, line);
        case LineItem.DependsOnUsage _, LineItem.NotPriced _ ->
            Stream.of(
                new Charge(estimate, month, resource, component, after, null, null, Sum.of(after)));
        case null -> Stream.of();
      };
    }

    private static Stream<Charge> of(
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
                  sameTiers ? list.get(i) : null,
                  cost(line.charges().get(i))));
    }

    private static Sum cost(LineItem.Charge part) {
      return Sum.exact(part.quantity().multiply(part.unitPrice()));
    }

    String cost() {
      return Cells.number(sum.knownOrNull());
    }

    String missing() {
      return sum.more() == null ? "" : sum.more().name().toLowerCase(Locale.ROOT);
    }

    String listCost() {
      return list == null ? "" : Cells.number(cost(list).known());
    }

    String listUnitPrice() {
      return list == null ? "" : Cells.number(list.unitPrice());
    }

    String quantity() {
      return part == null ? "" : Cells.number(part.quantity());
    }

    String unit() {
      return component == null ? "" : Cells.text(component.unit());
    }

    String unitPrice() {
      return part == null ? "" : Cells.number(part.unitPrice());
    }

    String sku() {
      PriceKey key = key();
      return key == null ? "" : Cells.text(key.value());
    }

    private @Nullable PriceKey key() {
      return switch (line) {
        case LineItem.Priced priced -> priced.price();
        case LineItem.DependsOnUsage usage -> usage.price();
        case LineItem.NotPriced missing -> missing.price();
        case null -> null;
      };
    }

    String tags() {
      Map<String, String> tags = resource.tags();
      return tags == null ? "{}" : Json.MAPPER.writeValueAsString(tags);
    }

    String name() {
      return component == null ? resource.type() : component.fullName();
    }

    /// Of what has no price key, the type is all that is known.
    CloudService service() {
      PriceKey key = key();
      CloudService service = key == null ? null : CloudService.of(key);
      return service == null ? new CloudService(resource.type(), "Other") : service;
    }

    String vendor() {
      String id = Vendor.ofType(resource.type()).id();
      return VENDORS.getOrDefault(id, Cells.text(id));
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
  static String of(PlanEstimated estimate, Instant at, Version version) {
    List<Column> columns = COLUMNS.stream().filter(column -> column.isIn(version)).toList();
    YearMonth month = YearMonth.from(at.atOffset(ZoneOffset.UTC));
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(columns.stream().map(Column::name).toList());
      for (ResourceEstimate resource : estimate.resources()) {
        Charge.of(estimate, month, resource)
            .map(charge -> columns.stream().map(column -> column.value().apply(charge)).toList())
            .forEach(csv::writeRecord);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return text.toString();
  }

  private FocusCsv() {}
}
