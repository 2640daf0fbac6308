package io.cloudcostguard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.standalone.DocumentedCommands.Example;
import io.cloudcostguard.standalone.local.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the commands of the walks in docs/audit.md and docs/actuals.md, and finds in their output
/// what the documents show. Both are on one stack, which takes a while to start.
class AuditDocTest {

  @TempDir Path folder;

  @Test
  void everyCommandDoesWhatTheDocumentSays() throws Exception {
    List<Example> audit =
        DocumentedCommands.of(Path.of("../docs/audit.md"), "## A walk", "## What verify checks");
    List<Example> actuals =
        DocumentedCommands.of(Path.of("../docs/actuals.md"), "## A walk", "## What is imported");
    assertThat(audit).hasSizeGreaterThan(8);
    assertThat(actuals).hasSizeGreaterThan(8);
    Path data = folder.resolve("data");
    try (LocalStack stack =
        LocalStack.start(new LocalStack.Options(data, 0, 0, List.of()), _ -> {})) {
      DocumentedCommands commands =
          new DocumentedCommands(
              folder, stack.apiUrl(), command -> here(command, stack.apiUrl(), data));
      for (List<Example> walk : List.of(audit, actuals)) {
        assertThat(walk.getFirst().command()).isEqualTo("./ccg up");
        for (Example example : walk.subList(1, walk.size())) {
          // A checkpoint comes some seconds after its records.
          await()
              .pollInterval(Duration.ofSeconds(1))
              .atMost(Duration.ofMinutes(5))
              .untilAsserted(() -> commands.check(example));
        }
      }
    }
  }

  private String here(String command, String api, Path data) {
    return command
        .replace("data/up/", data + "/")
        .replace("data/bundle.json", folder + "/bundle.json")
        .replace("data/usage.yml", folder + "/usage.yml")
        .replaceFirst("^\\./ccg submit", "./ccg submit --api " + api)
        .replaceFirst(
            "^\\./ccg audit (verify|explain|reprice|export) ",
            "./ccg audit $1 --data " + data + " ")
        .replaceFirst("^\\./ccg actuals import", "./ccg actuals import --data " + data)
        .replaceFirst("^\\./ccg (actuals (?!import)\\w+|usage learn)", "./ccg $1 --api " + api);
  }
}
