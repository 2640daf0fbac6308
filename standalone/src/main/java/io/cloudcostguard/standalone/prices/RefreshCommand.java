package io.cloudcostguard.standalone.prices;

import io.cloudcostguard.cli.terminal.PrintableStream;
import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.pricing.catalogue.RefreshRequests;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes the running loader read price lists now, and prints the result of each.
@Command(
    name = "refresh",
    mixinStandardHelpOptions = true,
    description =
        "Make the running loader read every configured list now, or those of some vendors.")
final class RefreshCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofMillis(200);

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "VENDOR",
      arity = "0..*",
      description = "aws, azure, google; without one, every list, book and contract.")
  private List<String> vendors = List.of();

  @Mixin private RunningCatalogue catalogue = new RunningCatalogue();

  @Option(
      names = "--wait",
      defaultValue = "PT10M",
      description = "The time limit, e.g. PT1H; default: ${DEFAULT-VALUE}.")
  private Duration wait = Duration.ZERO;

  private final PrintStream out = new PrintableStream(System.out);

  @Override
  public Integer call() throws Exception {
    RefreshRequests refreshes = catalogue.refreshes();
    long requested = refreshes.ask(vendors());
    long deadline = System.nanoTime() + wait.toNanos();
    List<String> answer = refreshes.answer(requested);
    while (answer == null && System.nanoTime() < deadline) {
      Thread.sleep(POLL);
      answer = refreshes.answer(requested);
    }
    if (answer == null) {
      out.printf("The loader did not finish within %s; it continues in the background.%n", wait);
      return 1;
    }
    answer.forEach(out::println);
    return 0;
  }

  private Set<String> vendors() {
    Set<String> named = new TreeSet<>();
    for (String name : vendors) {
      if (Vendor.ofId(name) == Vendor.OTHER) {
        throw new ParameterException(
            command.commandLine(),
            "No vendor is called '%s'; there are: aws, azure, google".formatted(name));
      }
      named.add(name);
    }
    return named;
  }
}
