package io.cloudcostguard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.actuals.bill.BillFile;
import io.cloudcostguard.actuals.bill.BrokenRules;
import io.cloudcostguard.actuals.bill.Charge;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An estimate in the columns of FOCUS keeps the rules that a bill is held against. The validator
/// of the specification itself is not run.
class EstimateInFocusTest {

  @TempDir Path folder;

  private final BrokenRules rules = new BrokenRules();
  private final List<Charge> charges = new ArrayList<>();
  private final List<String> rejects = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private String name = "";

  private Path estimate(String format) {
    Path file = folder.resolve("estimate.csv");
    assertThat(
            Standalone.commandLine()
                .execute(
                    "estimate",
                    "../examples/web-stack/plan.json",
                    "--format",
                    format,
                    "-o",
                    file.toString()))
        .isZero();
    return file;
  }

  private void read(Path file) throws IOException {
    new BillFile("estimate", file)
        .read(
            rules,
            new BillFile.Sink() {
              @Override
              public void format(String format, List<String> unknown, List<String> lacking) {
                name = format;
                missing.addAll(unknown);
                missing.addAll(lacking);
              }

              @Override
              public void accept(Charge charge) {
                charges.add(charge);
              }

              @Override
              public void reject(long line, String reason) {
                rejects.add(reason);
              }
            });
  }

  @ParameterizedTest
  @CsvSource({"focus-csv, FOCUS 1.4", "focus-1.2-csv, FOCUS 1.0"})
  void keepsTheRulesOfTheSpecification(String format, String version) throws Exception {
    Path file = estimate(format);
    List<String> lines = Files.readAllLines(file);
    long unknown = lines.stream().filter(line -> line.matches(".*,(price|usage)$")).count();
    Files.write(
        file,
        lines.stream().map(line -> line.replace(",x_IsEstimate,", ",x_WasEstimate,")).toList());

    read(file);

    assertThat(name).isEqualTo(version);
    assertThat(missing).isEmpty();
    assertThat(rules.rules()).isEmpty();
    assertThat(charges).isNotEmpty().allMatch(charge -> !charge.service().isEmpty());
    assertThat(charges.stream().map(Charge::billed).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isPositive();
    // What is not known has a row, and no amount.
    assertThat(rejects).hasSize((int) unknown).allMatch("BilledCost is empty"::equals);
  }

  @Test
  void isTakenForNoBill() {
    Path file = estimate("focus-csv");

    assertThatThrownBy(() -> read(file))
        .hasMessageContaining("an estimate in the columns of FOCUS");
  }
}
