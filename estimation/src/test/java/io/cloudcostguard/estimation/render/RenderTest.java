package io.cloudcostguard.estimation.render;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cloudcostguard.estimation.bill.GoldenBills;
import io.cloudcostguard.estimation.price.Contract;
import io.cloudcostguard.estimation.price.CsvContract;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What people and tools see of the sample plan; `-Dgolden.update` writes it, a reviewer reads it.
class RenderTest {

  private static final Path SAMPLE = Path.of("../examples/web-stack");
  private static final Path GOLDEN = Path.of("src/test/resources/render");

  @ParameterizedTest
  @CsvSource({
    "TABLE, table.txt",
    "MARKDOWN, bill.md",
    "HTML, bill.html",
    "CSV, bill.csv",
    "INFRACOST_JSON, infracost.json",
    "FOCUS_CSV, focus.csv",
    "FOCUS_1_2_CSV, focus-1.2.csv",
    "SARIF, bill.sarif",
    "JUNIT, junit.xml",
    "CODE_QUALITY, code-quality.json"
  })
  void writes(EstimateFormat format, String golden) throws IOException {
    assertGolden(golden, written(format, GoldenBills.estimate(SAMPLE)));
  }

  private static String written(EstimateFormat format, PlanEstimated estimate) throws IOException {
    StringWriter text = new StringWriter();
    format.write(estimate, Instant.parse("2026-11-21T00:00:00Z"), text);
    return text.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void addsUpInCsv(Path folder) throws IOException {
    PlanEstimated estimate = GoldenBills.estimate(folder);

    assertThat(sumOfColumn(written(EstimateFormat.CSV, estimate), "after_monthly_cost"))
        .isEqualByComparingTo(estimate.after().known());
    assertThat(sumOfColumn(written(EstimateFormat.CSV, estimate), "before_monthly_cost"))
        .isEqualByComparingTo(estimate.before().known());
    assertThat(sumOfColumn(written(EstimateFormat.FOCUS_CSV, estimate), "BilledCost"))
        .isEqualByComparingTo(estimate.after().known());
  }

  private static BigDecimal sumOfColumn(String csv, String column) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
      return rows.stream()
          .map(row -> row.getField(column))
          .filter(cell -> !cell.isEmpty())
          .map(BigDecimal::new)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  @Test
  void writesListPricesBesideContractedOnes() throws IOException {
    assertGolden(
        "table-contract.txt",
        EstimateFormat.TABLE.text(
            GoldenBills.estimate(SAMPLE, contract()), Instant.EPOCH, BillStyle.EVERYTHING));
    assertGolden(
        "focus-contract.csv",
        written(EstimateFormat.FOCUS_CSV, GoldenBills.estimate(SAMPLE, contract())));
  }

  @Test
  void makesNamesHarmlessInMarkdown() {
    assertThat(MarkdownBill.escaped("@all [x](http://y) www.z.io <img> `|` #1 \u202e a_b:c"))
        .isEqualTo(
            "&#64;all &#91;x&#93;(http&#58;//y) www&#46;z.io &#60;img&#62; &#96;&#124;&#96; &#35;1"
                + " &#92;u202e a_b:c");
  }

  @Test
  void makesNamesHarmlessInSpreadsheets() {
    assertThat(Cells.text("=HYPERLINK(1)")).isEqualTo("'=HYPERLINK(1)");
  }

  static java.util.stream.Stream<Path> folders() throws IOException {
    return GoldenBills.folders();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void addsUpInInfracostJson(Path folder) throws IOException {
    assertAddsUp(GoldenBills.estimate(folder));
    assertAddsUp(GoldenBills.estimate(folder, contract()));
  }

  private static void assertAddsUp(PlanEstimated estimate) {
    JsonNode json = InfracostJson.of(estimate, null, Instant.EPOCH);

    assertThat(sum(json, "breakdown")).isEqualByComparingTo(estimate.after().known());
    assertThat(sum(json, "pastBreakdown")).isEqualByComparingTo(estimate.before().known());
    String difference = json.get("diffTotalMonthlyCost").stringValue(null);
    if (difference == null) {
      assertThat(estimate.change().isExact()).isFalse();
    } else {
      assertThat(new BigDecimal(difference)).isEqualByComparingTo(estimate.delta());
    }
  }

  private static Contract contract() throws IOException {
    try (InputStream csv = Files.newInputStream(GOLDEN.resolve("contract.csv"))) {
      return CsvContract.read(csv, LocalDate.of(2026, 11, 21));
    }
  }

  private static BigDecimal sum(JsonNode json, String breakdown) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode resource : json.at("/projects/0/" + breakdown + "/resources")) {
      if (!resource.get("monthlyCost").isNull()) {
        sum = sum.add(new BigDecimal(resource.get("monthlyCost").asString()));
      }
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | $0.00",
        "1204.1 | $1,204.10",
        "-0.001 | $0.00",
        "-12.345 | -$12.34",
        "0.005 | $0.00",
        "1234567.895 | $1,234,567.90"
      })
  void roundsOnlyWhereItShows(String amount, String shown) {
    assertThat(Amounts.money(new BigDecimal(amount))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.352          | hours       | $0.352 per hour",
        "1              | keys        | $1.00 per key",
        "0.4            | secrets     | $0.40 per secret",
        "0.005          | paths       | $0.005 per path",
        "0.0000002      | requests    | $0.20 per million requests",
        "0.000005       | requests    | $0.005 per 1,000 requests",
        "0.00000001     | lines       | $0.01 per million lines",
        "0.0000133334   | GB-seconds  | $0.0133334 per 1,000 GB-seconds",
        "0.00000000309  | units       | $0.00309 per million units",
        "0.000000000001 | units       | $0.001 per billion units",
        "0.05           | vCPU-hours  | $0.05 per vCPU-hour",
        "0.1            | queries     | $0.10 per query",
        "0.1            | addresses   | $0.10 per address",
        "0.1            | analyses    | $0.10 per analysis",
        "0.1            | web ACLs    | $0.10 per web ACL",
        "0.1            | vCPUs       | $0.10 per vCPU",
        "0.1            | MBps        | $0.10 per MBps",
        "0.1            | IOPS        | $0.10 per IOPS",
        "0              | GB          | $0.00 per GB",
        "0.1            | change records | $0.10 per change record",
        "0.1            | messages    | $0.10 per message"
      })
  void readsAUnitPriceAsPeopleDo(BigDecimal price, String unit, String words) {
    assertThat(Amounts.unitPrice(price, unit)).isEqualTo(words);
  }

  private static void assertGolden(String name, String actual) throws IOException {
    Path golden = GOLDEN.resolve(name);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }
}
