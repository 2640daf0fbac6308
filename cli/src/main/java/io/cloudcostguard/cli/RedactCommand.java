package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.plan.UnreadablePlanException;
import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what is kept of a plan: the record that a server would write to Kafka, made by the same
/// reader. Nothing is sent.
@Command(
    name = "redact",
    mixinStandardHelpOptions = true,
    description = {
      "Show what is kept of a plan, as JSON: the attributes that pricing reads, addresses and tags.",
      "All else is dropped while the plan is parsed. Nothing is sent anywhere."
    },
    exitCodeListHeading = ExitCodes.HELP,
    exitCodeList = {ExitCodes.HELP_0, ExitCodes.HELP_1, ExitCodes.HELP_7, ExitCodes.HELP_64})
final class RedactCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "plan.json",
      description = "The output of terraform show -json; - for standard input.")
  private Path planFile = Path.of("-");

  @Option(
      names = "--region",
      description = "The region of resources whose region is not in the plan.")
  private @Nullable String region;

  @Override
  public Integer call() throws IOException {
    try (InputStream bytes = open()) {
      show(new PlanReader(new ResourceTypes()).read(bytes, region));
      return ExitCodes.PASS;
    } catch (UnreadablePlanException e) {
      System.err.println(Printable.line(e.getMessage() + " " + e.hint()));
      return ExitCodes.UNREADABLE;
    }
  }

  private InputStream open() throws IOException {
    return planFile.toString().equals("-") ? System.in : Files.newInputStream(planFile);
  }

  /// What would steer a terminal is in strings only, where its escape is the same value.
  private static void show(Plan plan) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    Json.MAPPER
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(plan)
        .lines()
        .map(Printable::line)
        .forEach(out::println);
    out.flush();
  }
}
