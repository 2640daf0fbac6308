package io.cloudcostguard.cli;

import io.cloudcostguard.cli.server.ServerOptions;
import io.cloudcostguard.estimation.compare.Comparison;
import io.cloudcostguard.estimation.render.ComparisonFormat;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;

/// Shows by how much two estimates differ, and why.
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Compare two estimates and explain the difference.")
final class CompareCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "A",
      description =
          "The id of an estimate on a server, or a file written by estimate --format json.")
  private String from = "";

  @Parameters(
      index = "1",
      paramLabel = "B",
      description = "The estimate to compare it with, likewise.")
  private String to = "";

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private ComparisonFormat format = ComparisonFormat.TABLE;

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PlanEstimated first = estimate(from);
    PlanEstimated second = estimate(to);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(format.text(Comparison.of(first, second)));
    out.flush();
    return 0;
  }

  private PlanEstimated estimate(String named) throws IOException, InterruptedException {
    PlanOutcome outcome = isFile(named) ? read(Path.of(named)) : fetch(named);
    return switch (outcome) {
      case PlanEstimated estimate -> estimate;
      case PlanRejected rejected ->
          throw new IOException("%s has no estimate: %s".formatted(named, rejected.reason()));
      case PlanCancelled _ ->
          throw new IOException("%s has no estimate: it was cancelled.".formatted(named));
    };
  }

  private static boolean isFile(String named) {
    try {
      return Files.isRegularFile(Path.of(named));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  static PlanOutcome read(Path file) throws IOException {
    try {
      return Json.MAPPER.readValue(Files.readAllBytes(file), PlanOutcome.class);
    } catch (JacksonException e) {
      throw new IOException(
          "%s is not an estimate; ccg estimate --format json writes one.".formatted(file), e);
    }
  }

  private PlanOutcome fetch(String id) throws IOException, InterruptedException {
    return Json.MAPPER.readValue(server.client().estimate(id), PlanOutcome.class);
  }
}
