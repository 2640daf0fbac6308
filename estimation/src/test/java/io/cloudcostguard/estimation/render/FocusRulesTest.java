package io.cloudcostguard.estimation.render;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cloudcostguard.estimation.bill.GoldenBills;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Rules of the FOCUS specification that a forecast can keep, on golden plans.
class FocusRulesTest {

  private static final List<String> MANDATORY =
      List.of(
          "BilledCost",
          "BillingAccountId",
          "BillingAccountName",
          "BillingCurrency",
          "BillingPeriodEnd",
          "BillingPeriodStart",
          "ChargeCategory",
          "ChargeClass",
          "ChargeDescription",
          "ChargePeriodEnd",
          "ChargePeriodStart",
          "ContractedCost",
          "EffectiveCost",
          "InvoiceIssuerName",
          "ListCost",
          "PricingQuantity",
          "PricingUnit",
          "ServiceCategory",
          "ServiceName");

  private static final List<String> NEVER_NULL =
      List.of(
          "BillingAccountId",
          "BillingCurrency",
          "BillingPeriodEnd",
          "BillingPeriodStart",
          "ChargeCategory",
          "ChargePeriodEnd",
          "ChargePeriodStart",
          "InvoiceIssuerName",
          "ServiceCategory",
          "ServiceName");

  private static final List<String> COSTS =
      List.of("BilledCost", "ContractedCost", "EffectiveCost", "ListCost");

  @ParameterizedTest
  @EnumSource(
      value = EstimateFormat.class,
      names = {"FOCUS_CSV", "FOCUS_1_2_CSV"})
  void areKept(EstimateFormat format) throws Exception {
    boolean newer = format == EstimateFormat.FOCUS_CSV;
    List<String> providers =
        newer
            ? List.of("HostProviderName", "ServiceProviderName")
            : List.of("ProviderName", "PublisherName");
    int rows = 0;
    int withoutCost = 0;
    try (Stream<Path> plans = GoldenBills.folders()) {
      for (Path plan : plans.limit(40).toList()) {
        String csv = format.text(GoldenBills.estimate(plan), Instant.parse("2026-11-21T00:00:00Z"));
        List<String> columns = List.of(csv.lines().findFirst().orElseThrow().split(","));
        assertThat(columns).doesNotHaveDuplicates().containsAll(MANDATORY).containsAll(providers);
        assertThat(columns).doesNotContain(newer ? "ProviderName" : "ServiceProviderName");
        int own = columns.indexOf("x_TerraformAddress");
        assertThat(columns.subList(own, columns.size())).allMatch(name -> name.startsWith("x_"));
        assertThat(columns.subList(0, own)).isSorted().noneMatch(name -> name.startsWith("x_"));
        try (CsvReader<NamedCsvRecord> read = CsvReader.builder().ofNamedCsvRecord(csv)) {
          for (NamedCsvRecord row : read) {
            rows++;
            withoutCost += row.getField("BilledCost").isEmpty() ? 1 : 0;
            check(plan, row, providers);
          }
        }
      }
    }
    assertThat(rows).isGreaterThan(200);
    assertThat(withoutCost).isPositive();
  }

  private static void check(Path plan, NamedCsvRecord row, List<String> providers) {
    for (String column : NEVER_NULL) {
      assertThat(row.getField(column)).as("%s of %s", column, plan).isNotEmpty();
    }
    for (String column : providers) {
      assertThat(row.getField(column)).as("%s of %s", column, plan).isNotEmpty();
    }
    for (String column : COSTS) {
      assertThat(row.getField(column)).matches("|-?\\d+(\\.\\d+)?");
    }
    if (row.getField("BilledCost").isEmpty()) {
      assertThat(row.getField("x_Missing")).isNotEmpty();
    }
    product(row, "ListUnitPrice", "ListCost");
    product(row, "ContractedUnitPrice", "ContractedCost");
    assertThat(row.getField("PricingCategory").isEmpty())
        .isEqualTo(row.getField("PricingQuantity").isEmpty());
  }

  private static void product(NamedCsvRecord row, String price, String cost) {
    if (!row.getField(price).isEmpty()) {
      assertThat(
              new BigDecimal(row.getField(price))
                  .multiply(new BigDecimal(row.getField("PricingQuantity"))))
          .isEqualByComparingTo(row.getField(cost));
    }
  }
}
