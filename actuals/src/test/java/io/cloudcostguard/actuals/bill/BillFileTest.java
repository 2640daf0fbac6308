package io.cloudcostguard.actuals.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillFileTest {

  @TempDir Path folder;

  private final BrokenRules rules = new BrokenRules();
  private final List<Charge> charges = new ArrayList<>();
  private final Map<Long, String> rejects = new TreeMap<>();
  private String format = "";
  private List<String> unknown = List.of();
  private List<String> missing = List.of();

  private void read(Path path) throws IOException {
    new BillFile("bill", path)
        .read(
            rules,
            new BillFile.Sink() {
              @Override
              public void format(String name, List<String> unknownColumns, List<String> lacking) {
                format = name;
                unknown = unknownColumns;
                missing = lacking;
              }

              @Override
              public void accept(Charge charge) {
                charges.add(charge);
              }

              @Override
              public void reject(long line, String reason) {
                rejects.put(line, reason);
              }
            });
  }

  private void sample(String name) throws IOException {
    read(Path.of("src/test/resources/bills", name));
  }

  private static String sum(
      List<Charge> charges, java.util.function.Function<Charge, BigDecimal> of) {
    return charges.stream()
        .map(of)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .stripTrailingZeros()
        .toPlainString();
  }

  @Test
  void readsFocusInCsvAndReportsWhatIsWrongWhere() throws Exception {
    sample("focus-1.0.csv");

    assertThat(format).isEqualTo("FOCUS 1.0");
    assertThat(unknown).containsExactly("Colour");
    assertThat(missing).isEmpty();
    assertThat(charges).hasSize(5);
    assertThat(charges.getFirst().tags()).isEqualTo("{\"env\":\"prod\",\"team\":\"shop\"}");
    assertThat(rejects)
        .containsOnly(
            Map.entry(7L, "BilledCost is not a decimal: '$7.00'"),
            Map.entry(8L, "ChargeCategory is none of FOCUS: 'Uses'"),
            Map.entry(9L, "5 fields instead of 33"),
            Map.entry(10L, "Tags is not a flat object"));
    assertThat(rules.rules())
        .containsOnlyKeys("ServiceCategory is one of the specification's")
        .extractingByKey("ServiceCategory is one of the specification's")
        .isEqualTo(new BrokenRules.Broken(1, "bill:6"));
  }

  @Test
  void readsFocusInParquet() throws Exception {
    sample("focus-1.4.parquet");

    assertThat(format).isEqualTo("FOCUS 1.4");
    assertThat(rejects).isEmpty();
    assertThat(missing).contains("ContractedCost", "InvoiceIssuerName");
    assertThat(charges).hasSize(2);
    Charge first = charges.getFirst();
    assertThat(first.billed()).isEqualByComparingTo("1.20");
    assertThat(first.quantity()).isEqualByComparingTo("24");
    assertThat(first.start()).isEqualTo(Instant.parse("2026-10-01T00:00:00Z"));
    assertThat(first.tags()).isEqualTo("{\"env\":\"prod\"}");
    assertThat(charges.getLast().correction()).isTrue();
    assertThat(charges.getLast().billingStart()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
  }

  /// Reservation and savings plan are billed once, and cost what they cover and what nothing used.
  @Test
  void readsAwsWithItsAmortizedCost() throws Exception {
    sample("cur.csv");

    assertThat(format).isEqualTo("AWS CUR 2.0");
    assertThat(unknown).isEmpty();
    assertThat(rejects).isEmpty();
    assertThat(sum(charges, Charge::billed)).isEqualTo("74.607");
    assertThat(sum(charges, Charge::effective)).isEqualTo("5.327");
    assertThat(charges.stream().map(Charge::category).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("Usage", "Purchase");
    assertThat(charges.getFirst().service()).isEqualTo("Amazon Elastic Compute Cloud");
  }

  @Test
  void readsAzure() throws Exception {
    sample("azure.csv");

    assertThat(format).isEqualTo("Azure cost export");
    assertThat(unknown).isEmpty();
    assertThat(charges).hasSize(2);
    assertThat(charges.getFirst().tags()).isEqualTo("{\"env\":\"prod\",\"owner\":\"ann\"}");
    assertThat(charges.getFirst().resource()).endsWith("/virtualmachines/vm1");
    assertThat(charges.getLast().correction()).isTrue();
    assertThat(rejects).containsOnly(Map.entry(4L, "Date is not a time: '13/41/2026'"));
  }

  @Test
  void readsGoogleWithItsCredits() throws Exception {
    sample("google.parquet");

    assertThat(format).isEqualTo("Google billing export");
    assertThat(unknown).isEmpty();
    assertThat(rejects).isEmpty();
    Charge charge = charges.getFirst();
    assertThat(charge.billed()).isEqualByComparingTo("1.75");
    assertThat(charge.consumed()).isEqualByComparingTo("3600");
    assertThat(charge.tags()).isEqualTo("{\"env\":\"prod\"}");
    assertThat(charge.resource()).isEqualTo("//compute/vm-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b\\n1,2\\n | No known bill has these columns",
        "'' | The file is empty",
        "BilledCost,BilledCost\\n | is there twice",
        "BilledCost,ProviderName\\n1,2\\n | lacks the columns BillingAccountId",
        "PAR1 not | not Parquet",
      })
  void refusesWhatIsNoBill(String content, String reason) throws Exception {
    Path file = Files.writeString(folder.resolve("bill"), content.replace("\\n", "\n"));

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("bill: ")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesAnEndlessRow() throws Exception {
    Path file = Files.writeString(folder.resolve("bill"), "BilledCost,\"" + "x".repeat(3_000_000));

    assertThatThrownBy(() -> read(file)).isInstanceOf(IllegalArgumentException.class);
  }
}
