package io.cloudcostguard.benchmarks.stream;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures what a plan costs in CPU time at one estimator, and at several that share its
/// partitions: what the division itself costs.
@Command(name = "scale", mixinStandardHelpOptions = true)
final class ScaleHarness implements Callable<Integer> {

  @Option(
      names = "--instances",
      split = ",",
      description = "With a stream thread each; default: ${DEFAULT-VALUE}.")
  private List<Integer> instances = List.of(1, 2, 4);

  @Option(names = "--size", description = "Of a plan's record, in KB; default: ${DEFAULT-VALUE}.")
  private int size = 2;

  @Option(names = "--plans", description = "Of a turn; default: ${DEFAULT-VALUE}.")
  private int plans = 10_000;

  @Option(
      names = "--warm-up",
      description =
          "Turns before, times the number of instances: each has a JVM of its own; default:"
              + " ${DEFAULT-VALUE}.")
  private int warmUp = 4;

  @Option(names = "--rounds", description = "Default: ${DEFAULT-VALUE}.")
  private int rounds = 3;

  public static void main(String[] args) {
    System.exit(new CommandLine(new ScaleHarness()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    try (PricedBroker broker = PricedBroker.start();
        Backlog backlog = new Backlog(broker.kafka(), size * 1000)) {
      backlog.setBudgets();
      double one = 0;
      for (int number : instances) {
        double micros = measure(broker, backlog, number);
        one = one == 0 ? micros : one;
        System.out.printf(
            "%d instances: %.0f us of CPU for a plan, %.2f of the first row%n",
            number, micros, micros / one);
      }
      return 0;
    }
  }

  /// The median of the rounds.
  private double measure(PricedBroker broker, Backlog backlog, int number) throws Exception {
    try (Turns estimators = broker.estimators(number, 1, null)) {
      for (int turn = 0; turn < warmUp * number; turn++) {
        estimators.take(backlog, plans);
      }
      double[] micros = new double[rounds];
      for (int round = 0; round < rounds; round++) {
        Turns.Taken taken = estimators.take(backlog, plans);
        micros[round] = taken.micros();
        System.out.printf(
            "  %,.0f plans of %,d bytes a second, %.0f us of CPU each%n",
            taken.perSecond(), backlog.planBytes(), taken.micros());
      }
      Arrays.sort(micros);
      return micros[rounds / 2];
    }
  }
}
