package io.cloudcostguard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class StandaloneTest {

  private final StringWriter out = new StringWriter();
  private final CommandLine ccg =
      Standalone.commandLine()
          .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
          .setOut(new PrintWriter(out, true));

  @Test
  void hasEveryCommand() {
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
    assertThat(out.toString())
        .contains("Run all services in one process")
        .doesNotContain("Only in the distribution");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "up", "prices", "doctor", "secrets"})
  void hasTheCommandsThatNeedTheServers(String command) {
    // When
    assertThat(ccg.execute(command, "--help")).isZero();

    // Then
    assertThat(out.toString()).startsWith("Usage: ccg " + command);
  }
}
