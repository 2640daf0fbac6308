package io.cloudcostguard.standalone.rebuild;

import io.cloudcostguard.cli.terminal.PrintableStream;
import io.cloudcostguard.standalone.local.LocalStack;
import io.cloudcostguard.standalone.local.LocalStack.Options;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/// Empties tables of a stopped `./ccg up`, and has their topics read from the beginning again.
final class Rebuilding {

  @Option(names = "--data", description = "The data folder of ./ccg up; default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("data/up");

  @Option(
      names = "--wait",
      defaultValue = "PT30M",
      description = "The time limit, e.g. PT1H; default: ${DEFAULT-VALUE}.")
  private Duration wait = Duration.ZERO;

  int of(ReadModelTables.Part part) throws Exception {
    Path folder = data.toAbsolutePath().normalize();
    if (!Files.exists(folder.resolve("postgres"))) {
      throw new IllegalArgumentException("No CloudCostGuard has run on " + folder);
    }
    PrintStream out = new PrintableStream(System.out);
    try (LocalStack stack = start(folder, EnumSet.noneOf(Service.class))) {
      out.println("Emptied: " + new ReadModelTables(stack.environment(), part).empty());
    }
    try (LocalStack stack = start(folder, EnumSet.of(Service.INGEST_API))) {
      ReadModelTables tables = new ReadModelTables(stack.environment(), part);
      tables.awaitRead(wait);
      out.println("Built: " + tables.counts());
    }
    return 0;
  }

  private static LocalStack start(Path folder, Set<Service> services) throws Exception {
    return LocalStack.start(new Options(folder, 0, 0, List.of(), services), _ -> {});
  }
}
