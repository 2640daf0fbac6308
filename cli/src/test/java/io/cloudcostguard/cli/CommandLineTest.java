package io.cloudcostguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.cli.MistakesTest.Answering;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Profiles, completion, manual pages, files as outputs, and the commands of the API.
class CommandLineTest {

  @TempDir Path folder;

  @Test
  void takesSettingsFromTheProfile() throws IOException {
    Path config = folder.resolve("config.yml");
    Files.writeString(
        config,
        """
        profile: work
        profiles:
          work: { api: "https://cost.example.com", project: shop, top: 5 }
          home: { api: "http://127.0.0.1:8080" }
        """);
    Map<String, String> env = Map.of("CCG_CONFIG", config.toString());

    assertThat(Profiles.values(env))
        .containsEntry("--api", "https://cost.example.com")
        .containsEntry("--top", "5");
    assertThat(Profiles.values(Map.of("CCG_CONFIG", config.toString(), "CCG_PROFILE", "home")))
        .containsOnlyKeys("--api");
    assertThatThrownBy(
            () -> Profiles.values(Map.of("CCG_CONFIG", config.toString(), "CCG_PROFILE", "x")))
        .hasMessageContaining("has no profile x");
    Files.writeString(config, "profile: a\nprofiles: { a: { password: x } }\n");
    assertThatThrownBy(() -> Profiles.values(env)).hasMessageContaining("'password'", "api");
    Files.writeString(config, "profile: [");
    assertThatThrownBy(() -> Profiles.values(env)).hasMessageContaining("line 1: invalid YAML");
    assertThat(Profiles.values(Map.of("CCG_CONFIG", folder.resolve("none").toString()))).isEmpty();
  }

  @Test
  void theCommandLineWinsOverTheProfile() throws IOException {
    Path config = folder.resolve("config.yml");
    Files.writeString(config, "profile: a\nprofiles: { a: { top: 3 } }\n");
    CommandLine ccg = Ccg.commandLine(ServerCommands.elsewhere());
    ccg.setDefaultValueProvider(new Profiles(Map.of("CCG_CONFIG", config.toString())));

    assertThat(top(ccg, "estimate", "plan.json")).isEqualTo(3);
    assertThat(top(ccg, "estimate", "plan.json", "--top", "9")).isEqualTo(9);
  }

  private static int top(CommandLine ccg, String... args) {
    return ccg.parseArgs(args).subcommand().commandSpec().findOption("--top").getValue();
  }

  @Test
  void writesAManualPageOfEveryCommand() throws IOException {
    assertThat(run("generate-man-pages", folder.toString())).isZero();

    try (Stream<Path> pages = Files.list(folder)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .contains("ccg.1", "ccg-estimate.1", "ccg-submit.1", "ccg-keys-create.1");
    }
    assertThat(Files.readString(folder.resolve("ccg-estimate.1")))
        .startsWith(".TH \"ccg-estimate\" 1")
        .contains(".SH SYNOPSIS", ".SH OPTIONS", "\\-\\-fail\\-on", ".SH EXIT STATUS")
        .doesNotContain("@|", "%n");
  }

  @Test
  void makesACommandAloneAsItIsAmongTheOthers() {
    Ccg.commandLine(ServerCommands.elsewhere())
        .getSubcommands()
        .forEach((name, command) -> {
          if (!(command.getCommand() instanceof ElsewhereCommand)) { // which has no help
            assertThat(shown(name, "--help")).isEqualTo(command.getUsageMessage());
          }
        });
  }

  @Test
  void writesACompletionForShells() {
    StringWriter out = new StringWriter();
    CommandLine ccg = Ccg.commandLine(ServerCommands.elsewhere());
    ccg.setOut(new PrintWriter(out));

    assertThat(ccg.execute("generate-completion")).isZero();

    assertThat(out.toString()).contains("complete -F _complete_ccg", "infracost-json", "--fail-on");
  }

  @Test
  void writesIntoAFile() throws IOException {
    Path file = folder.resolve("bill.md");

    assertThat(
            run(
                "estimate",
                "../examples/web-stack/plan.json",
                "--format",
                "markdown",
                "-o",
                file.toString()))
        .isZero();

    assertThat(Files.readString(file)).startsWith("### Monthly cost of");
  }

  @Test
  void showsWhatTheServerAnswers() throws IOException {
    Map<String, String> bodies =
        Map.of(
            "GET /v1/keys",
            "{\"keys\":[{\"id\":\"k1\",\"name\":\"pipeline\\u001b[31m\",\"scopes\":[\"read\"]}]}",
            "GET /v1/estimates",
            "{\"estimates\":[{\"id\":\"e1\",\"project\":\"shop\",\"delta\":\"3.5\"}],\"next\":\"c2\"}",
            "DELETE /v1/keys/k1",
            "");
    try (Answering server = new Answering(bodies, 404, "{}")) {
      assertThat(shown("keys", "list", "--api", server.url()))
          .contains("id", "k1", "pipeline\\u001b[31m", "[\"read\"]")
          .doesNotContain("\u001b");
      assertThat(shown("estimates", "list", "--api", server.url()))
          .contains("e1", "shop", "3.5", "--cursor c2");
      assertThat(shown("estimates", "list", "--json", "--api", server.url()))
          .contains("\"delta\" : \"3.5\"");
      assertThat(shown("keys", "revoke", "k1", "--api", server.url())).isEmpty();
    }
  }

  private static String shown(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      assertThat(Ccg.execute(ServerCommands.elsewhere(), args)).isZero();
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int run(String... args) {
    return Ccg.execute(ServerCommands.elsewhere(), args);
  }
}
