package io.cloudcostguard.cli.prices;

import io.cloudcostguard.pricing.publish.Publication;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Withdraws all prices of a source; where another source has a price for a key, that is used.
@Command(
    name = "withdraw",
    mixinStandardHelpOptions = true,
    description = "Withdraw all prices of a source; one that is configured comes back.")
final class WithdrawCommand implements Callable<Integer> {

  @Mixin private RunningCatalogue catalogue = new RunningCatalogue();

  @Parameters(paramLabel = "SOURCE", description = "As ./ccg prices status names it.")
  private String source = "";

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws Exception {
    out.println(catalogue.loader().withdraw(source).sentence());
    out.println(Publication.sentence(catalogue.publisher().publish()));
    return 0;
  }
}
