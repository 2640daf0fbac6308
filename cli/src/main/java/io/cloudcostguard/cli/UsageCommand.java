package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimation.resource.UsageTemplate;
import io.cloudcostguard.estimation.usage.UsageFile;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.plan.Usage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Makes usage files.
@Command(name = "usage", mixinStandardHelpOptions = true, description = "Make usage files.")
final class UsageCommand {

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Write a usage file of what the bill says that a workspace used.",
        "A value that the bill does not tell apart from others is a comment, and no value."
      })
  int learn(
      @Mixin ApiCommand api,
      @Option(names = "--project", required = true, description = "The project.") String project,
      @Option(names = "--workspace", required = true, description = "The workspace.")
          String workspace,
      @Option(names = "--month", description = "E.g. 2026-11; default: the current one, UTC.")
          @Nullable String month,
      @Option(names = "-o", paramLabel = "FILE", description = "The file; default: the output.")
          @Nullable Path file)
      throws IOException, InterruptedException {
    Map<String, @Nullable Object> query = new HashMap<>();
    query.put("project", project);
    query.put("workspace", workspace);
    query.put("month", month);
    JsonNode learned = api.ask("GET", ApiCommand.query("/v1/actuals/usage", query), null);
    if (learned == null) {
      throw new IOException("The server answered nothing.");
    }
    String yaml = yaml(learned, project + "/" + workspace);
    if (file == null) {
      api.line(yaml.stripTrailing());
    } else {
      Files.writeString(file, yaml);
      api.line(
          "%d resources, %d open; %s"
              .formatted(learned.path("values").size(), learned.path("open").size(), file));
    }
    return ExitCodes.PASS;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Write into a usage file, as comments, what it could say of a plan and does not.",
        "What is there stays as it is."
      })
  int sync(
      @Parameters(paramLabel = "plan.json", description = "The output of terraform show -json.")
          Path plan,
      @Option(
              names = "--usage",
              required = true,
              paramLabel = "usage.yml",
              description = "The usage file; it is made where there is none.")
          Path file)
      throws IOException {
    boolean isThere = Files.exists(file);
    String text =
        isThere ? new String(InputFile.read("usage file", file), StandardCharsets.UTF_8) : "";
    Usage usage =
        text.isBlank()
            ? Usage.NONE
            : UsageFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    ResourceTypes types = new ResourceTypes();
    PlanInput input =
        new PlanInput(
            plan, "local", "default", null, false, null, LocalDate.now(ZoneOffset.UTC), false);
    String synced = UsageTemplate.of(text, usage, input.submitted(types).plan(), types);
    if (!synced.equals(text)) {
      Files.writeString(file, synced);
    }
    System.out.println(
        Printable.line(
            (synced.equals(text) ? "unchanged: " : isThere ? "written: " : "made: ") + file));
    return ExitCodes.PASS;
  }

  /// Addresses and sentences are quoted as JSON, which YAML reads, too.
  static String yaml(JsonNode learned, String of) {
    StringBuilder yaml = new StringBuilder("# Learned from the bill of " + of + "\n");
    learned.path("open").forEach(open -> yaml.append("# ").append(open.toString()).append('\n'));
    yaml.append("version: 0.1\nresource_usage:");
    if (learned.path("values").isEmpty()) {
      return yaml.append(" {}\n").toString();
    }
    yaml.append('\n');
    for (var resource : learned.path("values").properties()) {
      yaml.append("  ").append(Json.MAPPER.writeValueAsString(resource.getKey())).append(":\n");
      for (var value : resource.getValue().properties()) {
        yaml.append("    ")
            .append(value.getKey())
            .append(": ")
            .append(value.getValue().asString())
            .append('\n');
      }
    }
    return yaml.toString();
  }
}
