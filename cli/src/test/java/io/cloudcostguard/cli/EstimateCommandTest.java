package io.cloudcostguard.cli;

import static java.util.regex.Pattern.quote;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class EstimateCommandTest {

  private static final String SAMPLE = "../examples/web-stack/plan.json";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({"table,Total", "json,catalogueVersion", "infracost-json,totalMonthlyCost"})
  void showsAnEstimateInEachFormat(String format, String expected) throws IOException {
    assertThat(run("estimate", SAMPLE, "--format", format)).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "table,all together",
    "json,\"rulesVersion\"",
    "markdown,### Savings",
    "html,<h2>Savings</h2>"
  })
  void showsRecommendationsWhereAskedFor(String format, String expected) throws IOException {
    assertThat(run("estimate", SAMPLE, "--format", format)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain(expected);

    assertThat(run("estimate", SAMPLE, "--format", format, "--recommend")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "table,finops/log-retention",
    "json,\"policies\"",
    "markdown,### Policies:",
    "html,<h2>Policies</h2>",
    "sarif,\"ruleId\" : \"finops/cost-tags\"",
    "junit,classname=\"policy\" name=\"finops/cost-tags\""
  })
  void holdsThePlanAgainstPolicies(String format, String expected) throws IOException {
    String policy = "../examples/policies/finops.yaml";

    assertThat(run("estimate", SAMPLE, "--format", format, "--policy", policy)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(expected);

    assertThat(
            run("estimate", SAMPLE, "--format", format, "--policy", policy, "--fail-on", "policy"))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Policies are broken");
  }

  @Test
  void saysInShortWhatIsAskedForAndKeepsTheDoubts() throws IOException {
    assertThat(
            run(
                "estimate",
                SAMPLE,
                "--summary",
                "--top",
                "2",
                "--filter",
                "aws_instance",
                "--fields",
                "address,change"))
        .isZero();

    JsonNode said = Json.MAPPER.readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(said.path("change").asString()).contains("usage");
    assertThat(said.path("coverage").path("dependsOnUsage").asInt()).isPositive();
    assertThat(said.path("changes"))
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(2)
        .allSatisfy(change -> {
          assertThat(change.propertyNames()).containsExactly("address", "change");
          assertThat(change.path("address").asString()).contains("aws_instance");
        });
  }

  @Test
  void saysInShortThatAPlanIsNotTheWholePictureAndWhatIsNotShown() throws IOException {
    Path plan = folder.resolve("partial.json");
    Files.writeString(
        plan, Files.readString(Path.of(SAMPLE)).replaceFirst("\\{", "{\"complete\":false,"));

    assertThat(run("estimate", plan.toString(), "--summary", "--top", "2")).isZero();

    JsonNode said = Json.MAPPER.readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(said.path("partial")).isNotEmpty();
    assertThat(said.path("changes")).hasSize(2);
    assertThat(said.path("leftOff").asInt()).isPositive();
  }

  @Test
  void refusesWhatShortensNothing() throws IOException {
    assertThat(run("estimate", SAMPLE, "--filter", "a")).isEqualTo(64);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("shorten --summary");
    assertThat(run("estimate", SAMPLE, "--summary", "--fields", "cost")).isEqualTo(64);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no cost; there are address");
    assertThat(run("estimate", SAMPLE, "--summary", "--format", "csv")).isEqualTo(64);
  }

  @Test
  void needsRulesToFailOnPolicies() throws IOException {
    assertThat(run("estimate", SAMPLE, "--fail-on", "policy")).isEqualTo(64);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("name a file with --policy");
  }

  @Test
  void takesTheRegionFromTheCommandLineWhereThePlanHasNone() throws IOException {
    Path plan = folder.resolve("plan.json");
    Files.writeString(
        plan,
        """
        {"format_version":"1.2","resource_changes":[{"address":"aws_ebs_volume.a","mode":"managed",
         "type":"aws_ebs_volume","name":"a","change":{"actions":["create"],"before":null,
         "after":{"size":10,"type":"gp3"}}}]}\
        """);

    run("estimate", plan.toString());
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("the region is not known");

    run("estimate", plan.toString(), "--region", "us-east-1");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("$0.80");
  }

  @ParameterizedTest
  @CsvSource({"2023-04-26, $10.00", "2023-04-27, $15.00", "2022-03-30, unknown"})
  void estimatesAtThePricesOfADay(String day, String cost) throws IOException {
    Path plan = folder.resolve("plan.json");
    Path usage = folder.resolve("usage.yml");
    Files.writeString(
        plan,
        """
        {"format_version":"1.2","resource_changes":[{"address":"google_storage_bucket.a",
         "mode":"managed","type":"google_storage_bucket","name":"a","change":{"actions":["create"],
         "before":null,"after":{"location":"US","storage_class":"NEARLINE"}}}]}\
        """);
    Files.writeString(
        usage, "version: 0.1\nresource_usage:\n  google_storage_bucket.a:\n    storage_gb: 1000\n");

    run("estimate", plan.toString(), "--usage", usage.toString(), "--as-of", day);

    assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("bucket.a .*" + quote(cost));
  }

  @Test
  void saysInOneLineWhatIsWrongWithAPlan() throws IOException {
    Path plan = folder.resolve("plan.out");
    Files.writeString(plan, "PK\u0003\u0004");

    assertThat(run("estimate", plan.toString())).isEqualTo(7);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("binary plan")
        .contains("terraform show -json");
  }

  @Test
  void refusesABrokenUsageFile() throws IOException {
    Path usage = folder.resolve("usage.yml");
    Files.writeString(usage, "version: 9.9\n");

    assertThat(run("estimate", SAMPLE, "--usage", usage.toString())).isNotZero();
  }

  @Test
  void laysNegotiatedPricesOverListPrices() throws IOException {
    Path contract = folder.resolve("contract.csv");
    Files.writeString(contract, "key,discount,effective_from\naws,10,2026-01-01\n");

    assertThat(run("estimate", SAMPLE, "--book", contract.toString())).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("At list prices", "[1] 10 % off aws (effective 2026-01-01)");
  }

  @Test
  void saysWhichLineOfABookIsWrong() throws IOException {
    Path contract = folder.resolve("contract.csv");
    Files.writeString(contract, "key,discount,effective_from\naws,a lot,2026-01-01\n");

    assertThat(run("estimate", SAMPLE, "--book", contract.toString())).isNotZero();

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains(contract + ": Line 2 of the price book: 'a lot' is not a number");
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    PrintStream systemOut = System.out;
    PrintStream systemErr = System.err;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      return Ccg.execute(ServerCommands.elsewhere(), args);
    } finally {
      System.setOut(systemOut);
      System.setErr(systemErr);
    }
  }
}
