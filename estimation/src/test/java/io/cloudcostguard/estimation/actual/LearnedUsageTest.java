package io.cloudcostguard.estimation.actual;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.GoldenBills;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearnedUsageTest {

  private static LearnedUsage learned(String plan, long hours, BilledUsage... bill)
      throws IOException {
    LearnedUsage.Learning learning = new LearnedUsage.Learning(List.of(bill), hours);
    learning.read(GoldenBills.estimate(Path.of("src/test/resources/golden", plan)));
    return learning.learned();
  }

  private static BilledUsage billed(String address, String unit, String what, String quantity) {
    return new BilledUsage(address, unit, what, new BigDecimal(quantity));
  }

  @Test
  void scalesWhatWasUsedToAMonth() throws Exception {
    LearnedUsage learned =
        learned(
            "nat_gateway",
            365,
            billed("aws_nat_gateway.with_usage", "GB", "Data", "20.5"),
            billed("aws_nat_gateway.with_usage", "Hrs", "NAT gateway hours", "365"),
            billed("aws_nat_gateway.in_tokyo", "GB", "Data", "1"));

    assertThat(learned.values())
        .containsOnlyKeys("aws_nat_gateway.in_tokyo", "aws_nat_gateway.with_usage");
    assertThat(learned.values().get("aws_nat_gateway.with_usage"))
        .isEqualTo(Map.of("monthly_data_processed_gb", new BigDecimal("41")));
    assertThat(learned.open()).isEmpty();
  }

  @Test
  void guessesNothingWhereTheBillHasTwoLinesOfAUnit() throws Exception {
    LearnedUsage learned =
        learned(
            "nat_gateway",
            730,
            billed("aws_nat_gateway.with_usage", "GB", "Data in", "20"),
            billed("aws_nat_gateway.with_usage", "GB", "Data out", "30"));

    assertThat(learned.values()).isEmpty();
    assertThat(learned.open())
        .singleElement()
        .asString()
        .contains("20 of 'Data in'", "30 of 'Data out'", "monthly_data_processed_gb");
  }
}
