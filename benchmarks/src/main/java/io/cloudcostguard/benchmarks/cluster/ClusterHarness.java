package io.cloudcostguard.benchmarks.cluster;

import io.cloudcostguard.standalone.local.Logs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Kills, freezes, adds and takes away parts of a cluster under load: nothing may be lost, nothing
/// may be double, and every estimate must be proven. Ends with 1 when that is not so.
@Command(name = "cluster", mixinStandardHelpOptions = true)
final class ClusterHarness implements Callable<Integer> {

  @Option(names = "--plans", description = "Default: ${DEFAULT-VALUE}.")
  private int plans = 20_000;

  @Option(
      names = "--projects",
      description = "Each has a budget and one workspace; default: ${DEFAULT-VALUE}.")
  private int projects = 64;

  @Option(names = "--events", description = "Default: ${DEFAULT-VALUE}.")
  private int events = 60;

  @Option(
      names = "--gap",
      description = "Seconds between two events, on average; default: ${DEFAULT-VALUE}.")
  private double gap = 15;

  @Option(names = "--seed", description = "Of plans, events and moments; default: by chance.")
  private long seed = System.nanoTime();

  @Option(names = "--estimators", description = "Default: ${DEFAULT-VALUE}.")
  private int estimators = 3;

  @Option(
      names = "--few-prices",
      description = "A catalogue of the prices that are needed, without the bundled ones.")
  private boolean fewPrices;

  @Option(
      names = "--poison",
      description =
          "Also writes records that no service can read to plans, cancellations, prices, budgets.")
  private boolean poison;

  @Option(
      names = "--class-path",
      description = "Runs the services from the class path instead of from their packaged jars.")
  private boolean classPath;

  @Option(
      names = "--patience",
      description = "Minutes for the rest after the last event; default: ${DEFAULT-VALUE}.")
  private int patience = 10;

  public static void main(String[] args) {
    System.exit(new CommandLine(new ClusterHarness()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("ccg-cluster");
    Logs.to(folder.resolve("harness.log"));
    System.err.println("seed " + seed + "; data and logs in " + folder);
    ClusterReport report =
        Cluster.run(
            new Cluster.Options(
                plans,
                projects,
                events,
                Duration.ofMillis(Math.round(gap * 1000)),
                seed,
                estimators,
                !fewPrices,
                poison,
                classPath ? null : Path.of("."),
                Duration.ofMinutes(patience)),
            folder,
            System.err::println);
    System.out.print(report.asTable());
    if (!report.isSound()) {
      System.err.println("data and logs stay in " + folder);
      return 1;
    }
    FileSystemUtils.deleteRecursively(folder);
    return 0;
  }
}
