package io.cloudcostguard.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/// Writes a bill in the columns of FOCUS 1.2: hours of October 2026, a thousand rows each hour and
/// more. What all of it costs is known.
final class GeneratedBill {

  private static final YearMonth MONTH = YearMonth.of(2026, 10);
  private static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");
  private static final long SEED = 20261129;
  private static final String HEADER =
      "BilledCost,BillingAccountId,BillingAccountName,BillingCurrency,BillingPeriodEnd,BillingPeriodStart,ChargeCategory,ChargeClass,ChargeDescription,ChargeFrequency,ChargePeriodEnd,ChargePeriodStart,ContractedCost,ConsumedQuantity,ConsumedUnit,EffectiveCost,InvoiceId,InvoiceIssuerName,ListCost,ListUnitPrice,PricingCategory,PricingQuantity,PricingUnit,ProviderName,PublisherName,RegionId,ResourceId,ResourceName,ResourceType,ServiceCategory,ServiceName,SkuId,SkuPriceId,SubAccountId,Tags\n";

  /// @param billed the sum of what is billed
  record Bill(long rows, long bytes, BigDecimal billed) {}

  /// @param from rows of hours that begin before are left out
  /// @param times how much the costs are multiplied
  static Bill write(Path file, long rows, Instant from, int times) throws IOException {
    Random dice = new Random(SEED);
    int hours = MONTH.lengthOfMonth() * 24;
    long anHour = Math.max(1, rows / hours);
    BigDecimal billed = BigDecimal.ZERO;
    long written = 0;
    LocalDate next = MONTH.plusMonths(1).atDay(1);
    try (Writer text = Files.newBufferedWriter(file)) {
      text.write(HEADER);
      for (long i = 0; i < rows; i++) {
        Instant start = BEGIN.plus(Math.min(hours - 1, i / anHour), ChronoUnit.HOURS);
        int cents = 1 + dice.nextInt(10_000);
        if (start.isBefore(from)) {
          continue;
        }
        BigDecimal cost = BigDecimal.valueOf((long) cents * times, 4);
        billed = billed.add(cost);
        written++;
        text.write(
            "%1$s,123456789012,Shop,USD,%2$sT00:00:00Z,2026-10-01T00:00:00Z,Usage,,$0.107 per On Demand Linux m5.large Instance Hour,Usage-Based,%3$s,%4$s,%1$s,1,Hours,%1$s,inv-1,AWS,%1$s,%1$s,Standard,1,Hours,AWS,AWS,eu-west-1,i-%5$017x,web-%5$d,Instance,Compute,Amazon Elastic Compute Cloud,SKU%6$d,SKU%6$d.JRTCKXETXF,2222%7$08d,\"{\"\"env\"\":\"\"prod\"\",\"\"team\"\":\"\"team-%7$d\"\"}\"\n"
                .formatted(
                    cost.toPlainString(),
                    next,
                    start.plus(1, ChronoUnit.HOURS),
                    start,
                    i,
                    i % 500,
                    i % 40));
      }
    }
    return new Bill(written, Files.size(file), billed);
  }

  private GeneratedBill() {}
}
