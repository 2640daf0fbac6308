package io.cloudcostguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// The command line of the distribution without the servers.
class CcgTest {

  private static final Pattern VERSION = Pattern.compile("<version>(\\d[^<]*)</version>");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine ccg =
      Ccg.commandLine(ServerCommands.elsewhere())
          .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
          .setOut(new PrintWriter(out, true))
          .setErr(new PrintWriter(err, true));

  @Test
  void saysItsVersionThatOfTheEngineAndThatOfThePriceBook() throws Exception {
    // Given
    Matcher build = VERSION.matcher(Files.readString(Path.of("pom.xml")));
    assertThat(build.find()).isTrue();

    // When
    assertThat(ccg.execute("--version")).isZero();

    // Then
    assertThat(out.toString().lines())
        .hasSize(3)
        .contains("CloudCostGuard " + build.group(1))
        .contains("Engine " + Estimator.ENGINE_VERSION)
        .anyMatch(line ->
            line.matches(
                "Price book "
                    + BundledPriceBook.digest().substring(0, 12)
                    + ", newest price of 20\\d\\d-\\d\\d-\\d\\d"));
  }

  @Test
  void listsEveryCommandInItsHelp() {
    // When
    assertThat(ccg.execute("--help")).isZero();

    // Then
    assertThat(ccg.getSubcommands().keySet())
        .containsExactly(
            "estimate",
            "projects",
            "recommend",
            "demo",
            "up",
            "submit",
            "compare",
            "budgets",
            "applied",
            "withdrawn",
            "comment",
            "redact",
            "prices",
            "audit",
            "dlq",
            "doctor",
            "rebuild",
            "secrets",
            "tenants",
            "actuals",
            "usage",
            "estimates",
            "subscriptions",
            "keys",
            "mcp",
            "generate-completion",
            "generate-man-pages");
    assertThat(out.toString()).contains("Only in the distribution standalone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "up",
        "up --port 1 --data x",
        "up --help",
        "prices",
        "rebuild read-model",
        "doctor",
        "secrets rotate",
        "prices load book.csv"
      })
  void saysWhichDistributionHasACommandThatNeedsTheServers(String commandLine) {
    // When
    int code = ccg.execute(commandLine.split(" "));

    // Then
    assertThat(code).isEqualTo(ExitCodes.ERROR);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("ccg " + commandLine.split(" ")[0] + " needs Kafka")
        .contains("use the distribution standalone");
  }
}
