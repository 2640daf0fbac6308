package io.cloudcostguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// Guardrails and exit codes without a server. The sample costs $235.63 a month before and
/// $1,019.11 after, and usage is not known.
class ExitCodesTest {

  private static final String SAMPLE = "../examples/web-stack/plan.json";

  private final StringWriter usage = new StringWriter();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({
    "delta>100, 2",
    "delta>100000, 0",
    "total>100, 2",
    "resource>10, 2",
    "resource>100000, 0",
    "deltaPercent>25, 2",
    "deltaPercent>338, 0",
    "deltaPercent>25 and delta>1000, 0"
  })
  void aGuardrailBlocksWithoutAServer(String rule, int code) {
    assertThat(run("estimate", SAMPLE, "--fail-on", rule)).isEqualTo(code);

    String said = err.toString(StandardCharsets.UTF_8);
    if (code == 2) {
      assertThat(said).startsWith("  HARD_BLOCK  " + rule + ": ").contains("is allowed.");
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Total");
  }

  @Test
  void theGravestOfSeveralDecides() {
    assertThat(run("estimate", SAMPLE, "--fail-on", "delta>100000", "--fail-on", "total>1"))
        .isEqualTo(2);
  }

  @Test
  void whatCannotBeCheckedFailsOnDemandAndIsToldInAnyCase() throws Exception {
    Path folder = Files.createTempDirectory("plan");
    Path plan = folder.resolve("plan.json");
    Files.writeString(
        plan,
        """
        {"format_version":"1.2","resource_changes":[{"address":"aws_no_such.a","mode":"managed",
         "type":"aws_no_such","name":"a","change":{"actions":["create"],"before":null,
         "after":{"size":10}}}]}\
        """);

    assertThat(run("estimate", plan.toString(), "--fail-on", "delta>500")).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("INCOMPLETE  delta>500: ");
    assertThat(run("estimate", plan.toString(), "--fail-on", "incomplete")).isEqualTo(4);
    assertThat(run("estimate", plan.toString(), "--fail-on=incomplete", "--fail-on=delta>500"))
        .isEqualTo(4);
    assertThat(run("estimate", plan.toString())).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void theOutputOfAMachineStaysItsOwn() {
    assertThat(run("estimate", SAMPLE, "--format", "json", "--fail-on", "total>1")).isEqualTo(2);

    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{").doesNotContain("HARD_BLOCK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "estimate --no-such-option",
        "estimate a b",
        "estimate --format nothing x",
        "estimate x --fail-on cost>5",
        "estimate x --fail-on blocked",
        "submit --wait soon",
        "submit --fail-on blocked,warn",
        "compare",
        "audit",
        "nothing"
      })
  void aWrongCommandLineIsNoBlockedPlan(String commandLine) {
    assertThat(run(commandLine.split(" "))).isEqualTo(64);
  }

  @Test
  void aMistakeIsNamed() {
    run("estimate", "x", "--fail-on", "delta>1,000");

    assertThat(usage.toString())
        .contains("--fail-on")
        .contains("'delta>1,000': '1,000' is no limit. A limit is a decimal");
  }

  @Test
  void anUnreadablePlanIsNoError() throws Exception {
    Path plan = Files.createTempFile("plan", ".json");
    Files.writeString(plan, "{\"a\":1}");

    assertThat(run("estimate", plan.toString())).isEqualTo(7);
    assertThat(run("estimate", plan + ".none")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"estimate", "submit"})
  void areInTheHelp(String command) {
    run(command, "--help");

    assertThat(usage.toString()).contains("Exit codes:", "Blocked", "Incomplete", "64 ");
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    PrintStream systemOut = System.out;
    PrintStream systemErr = System.err;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      PrintWriter both = new PrintWriter(usage, true);
      CommandLine ccg = Ccg.commandLine(ServerCommands.elsewhere()).setOut(both).setErr(both);
      return ccg.execute(args);
    } finally {
      System.setOut(systemOut);
      System.setErr(systemErr);
    }
  }
}
