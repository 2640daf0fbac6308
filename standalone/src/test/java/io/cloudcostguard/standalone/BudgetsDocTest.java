package io.cloudcostguard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.standalone.local.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Runs the commands of docs/budgets.md, and finds in their output what the document shows.
class BudgetsDocTest {

  private static final Path DOC = Path.of("../docs/budgets.md");
  private static final String DOCUMENTED = "http://127.0.0.1:8080";
  private static final Pattern ESTIMATE = Pattern.compile("^Estimate +(\\S+)$", Pattern.MULTILINE);
  private static final Pattern BODY = Pattern.compile("-d '(.*)'$");

  @TempDir Path folder;
  private String id = "none yet";

  /// A command, and what the document shows of its output; empty: nothing.
  private record Example(String command, List<String> shown) {}

  @Test
  void everyCommandDoesWhatTheDocumentSays() throws Exception {
    List<Example> examples = examples();
    assertThat(examples).hasSizeGreaterThan(12);
    assertThat(examples.getFirst().command()).isEqualTo("./ccg up");
    try (LocalStack stack =
        LocalStack.start(
            new LocalStack.Options(folder.resolve("data"), 0, 0, List.of()), _ -> {})) {
      for (Example example : examples.subList(1, examples.size())) {
        String output = run(example.command(), stack.apiUrl());
        Matcher estimate = ESTIMATE.matcher(output);
        id = estimate.find() ? estimate.group(1) : id;
        for (String line : example.shown()) {
          assertThat(output)
              .as(example.command())
              .contains(line.replace(DOCUMENTED, stack.apiUrl()).replace("ID", id));
        }
        if (example.command().contains("-X PUT")) {
          awaitBudget(example.command(), stack.apiUrl());
        }
        if (example.command().matches(".*budgets apply .*budgets.yaml")) {
          awaitCounted(stack.apiUrl());
        }
      }
    }
  }

  /// The commands of the walk and of the guardrails; the sections behind them have none that runs
  /// by itself.
  private static List<Example> examples() throws IOException {
    String text = Files.readString(DOC);
    String walk =
        text.substring(
            text.indexOf("## From nothing to a blocking budget"),
            text.indexOf("## What a budget says"));
    List<Example> examples = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    boolean inOutput = false;
    for (String line : walk.lines().toList()) {
      if (line.startsWith("```")) {
        inOutput = !inOutput;
      } else if (inOutput) {
        shown.add(line);
      } else if (line.startsWith("    ")) {
        shown = new ArrayList<>();
        examples.add(new Example(line.strip(), shown));
      }
    }
    return examples;
  }

  /// In a shell, from the folder of the sources; `./ccg` is the class that it starts.
  private String run(String command, String api) throws Exception {
    Path ccg = folder.resolve("ccg");
    Files.writeString(
        ccg,
        """
        #!/bin/sh
        exec "%s/bin/java" -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \\
          --sun-misc-unsafe-memory-access=allow -cp "$CCG_CLASSES" \\
          io.cloudcostguard.standalone.Standalone "$@"
        """
            .formatted(System.getProperty("java.home")));
    assertThat(ccg.toFile().setExecutable(true)).isTrue();
    String here =
        command
            .replace(DOCUMENTED, api)
            .replaceFirst("^\\./ccg (submit|budgets \\w+|withdrawn)", ccg + " $1 --api " + api)
            .replaceFirst("^\\./ccg", ccg.toString())
            .replaceFirst("([ /])ID", "$1" + id);
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", here + "; code=$?; echo; echo exit code $code")
            .directory(Path.of("..").toFile())
            .redirectErrorStream(true);
    shell.environment().put("CCG_CLASSES", System.getProperty("java.class.path"));
    shell.environment().keySet().removeIf(BudgetsDocTest::saysWhereItRuns);
    Path output = folder.resolve("output");
    Process process = shell.redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(4, TimeUnit.MINUTES)).as(command).isTrue();
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /// In a CI job the source of a plan would be the job's.
  private static boolean saysWhereItRuns(String variable) {
    return variable.startsWith("GITHUB_")
        || variable.startsWith("GITLAB_")
        || variable.startsWith("CI_")
        || variable.equals("CCG_API_TOKEN");
  }

  /// Until each budget is read and counted.
  private static void awaitCounted(String api) {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest read = HttpRequest.newBuilder(URI.create(api + "/v1/budgets")).build();
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          JsonNode budgets =
              Json.MAPPER.readTree(http.send(read, BodyHandlers.ofString()).body()).path("budgets");
          assertThat(budgets.size()).isGreaterThan(3);
          budgets.forEach(budget -> assertThat(budget.path("standings").size()).isPositive());
        });
  }

  private static void awaitBudget(String command, String api) {
    Matcher body = BODY.matcher(command);
    assertThat(body.find()).isTrue();
    JsonNode wanted = Json.MAPPER.readTree(body.group(1));
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest read = HttpRequest.newBuilder(URI.create(api + "/v1/projects/shop/budget")).build();
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          JsonNode budget = Json.MAPPER.readTree(http.send(read, BodyHandlers.ofString()).body());
          for (String field : List.of("monthlyLimit", "requiresApproval", "hardLimit")) {
            assertThat(budget.path(field)).isEqualTo(wanted.path(field));
          }
        });
  }
}
