package io.cloudcostguard.benchmarks.chaos;

import io.cloudcostguard.standalone.local.Logs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Random SIGKILLs of notifier, estimator and broker under load: nothing may be lost, and what
/// comes twice must have been in flight. Ends with 1 when that is not so.
@Command(name = "chaos", mixinStandardHelpOptions = true)
final class ChaosHarness implements Callable<Integer> {

  @Option(names = "--deliveries", description = "Default: ${DEFAULT-VALUE}.")
  private int deliveries = 100_000;

  @Option(names = "--subscriptions", description = "Default: ${DEFAULT-VALUE}.")
  private int subscriptions = 10;

  @Option(names = "--kills", description = "Default: ${DEFAULT-VALUE}.")
  private int kills = 100;

  @Option(
      names = "--gap",
      description = "Seconds between two kills, on average; default: ${DEFAULT-VALUE}.")
  private double gap = 8;

  @Option(names = "--seed", description = "Of victims and moments; default: by chance.")
  private long seed = System.nanoTime();

  @Option(
      names = "--patience",
      description = "Minutes for the rest after the last kill; default: ${DEFAULT-VALUE}.")
  private int patience = 10;

  @Option(names = "--plan", description = "The plan; default: ${DEFAULT-VALUE}.")
  private Path planFile = Path.of("examples/web-stack/plan.json");

  public static void main(String[] args) {
    System.exit(new CommandLine(new ChaosHarness()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("ccg-chaos");
    Logs.to(folder.resolve("ccg.log"));
    System.err.println("seed " + seed + "; data and logs in " + folder);
    Report report =
        Chaos.run(
            new Chaos.Options(
                deliveries / subscriptions,
                subscriptions,
                kills,
                Duration.ofMillis(Math.round(gap * 1000)),
                seed,
                Duration.ofMinutes(patience)),
            Files.readAllBytes(planFile),
            folder,
            System.err::println);
    System.out.print(report.asTable());
    if (!report.isSound()) {
      return 1;
    }
    FileSystemUtils.deleteRecursively(folder);
    return 0;
  }
}
