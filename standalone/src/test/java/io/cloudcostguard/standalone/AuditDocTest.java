package io.cloudcostguard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.standalone.local.LocalStack;
import java.io.IOException;
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

/// Runs the commands of the walk in docs/audit.md, and finds in their output what the document
/// shows.
class AuditDocTest {

  private static final Path DOC = Path.of("../docs/audit.md");
  private static final String DOCUMENTED = "http://127.0.0.1:8080";
  private static final Pattern ESTIMATE = Pattern.compile("^Estimate +(\\S+)$", Pattern.MULTILINE);

  @TempDir Path folder;
  private String id = "none yet";

  /// A command, and what the document shows of its output; empty: nothing.
  private record Example(String command, List<String> shown) {}

  @Test
  void everyCommandDoesWhatTheDocumentSays() throws Exception {
    List<Example> examples = examples();
    assertThat(examples).hasSizeGreaterThan(8);
    assertThat(examples.getFirst().command()).isEqualTo("./ccg up");
    Path data = folder.resolve("data");
    try (LocalStack stack =
        LocalStack.start(new LocalStack.Options(data, 0, 0, List.of()), _ -> {})) {
      for (Example example : examples.subList(1, examples.size())) {
        await()
            .pollInterval(Duration.ofSeconds(1))
            .atMost(Duration.ofMinutes(5))
            .untilAsserted(() -> {
              // A checkpoint comes some seconds after its records.
              String output = run(example.command(), stack.apiUrl(), data);
              Matcher estimate = ESTIMATE.matcher(output);
              id = estimate.find() ? estimate.group(1) : id;
              for (String line : example.shown()) {
                assertThat(output).as(example.command()).contains(line.replace("ID", id));
              }
            });
      }
    }
  }

  private static List<Example> examples() throws IOException {
    String text = Files.readString(DOC);
    String walk = text.substring(text.indexOf("## A walk"), text.indexOf("## What verify checks"));
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
  private String run(String command, String api, Path data) throws Exception {
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
            .replace("data/up/", data + "/")
            .replace("data/bundle.json", folder + "/bundle.json")
            .replaceFirst("^\\./ccg submit", ccg + " submit --api " + api)
            .replaceFirst(
                "^\\./ccg audit (verify|explain|reprice|export) ",
                ccg + " audit $1 --data " + data + " ")
            .replaceFirst("^\\./ccg", ccg.toString())
            .replace(" ID", " " + id);
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", here + "; code=$?; echo; echo exit code $code")
            .directory(Path.of("..").toFile())
            .redirectErrorStream(true);
    shell.environment().put("CCG_CLASSES", System.getProperty("java.class.path"));
    shell.environment().keySet().removeIf(AuditDocTest::saysWhereItRuns);
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
}
