package io.cloudcostguard.standalone.prices;

import io.cloudcostguard.cli.terminal.PrintableStream;
import io.cloudcostguard.pricing.catalogue.LoadResult;
import io.cloudcostguard.pricing.publish.Publication;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Withdraws all prices of a source, or a tenant's contract; where another source has a price for a
/// key, that is used.
@Command(
    name = "withdraw",
    mixinStandardHelpOptions = true,
    description =
        "Withdraw all prices of a source or the contract of a tenant. Configured sources are loaded again at the next refresh.")
final class WithdrawCommand implements Callable<Integer> {

  @Mixin private RunningCatalogue catalogue = new RunningCatalogue();
  @Mixin private PriceAct act = new PriceAct();

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  /// One of the two.
  static final class What {

    @Parameters(
        paramLabel = "SOURCE",
        description = "The name of the source, as in ./ccg prices status.")
    private @Nullable String source;

    @Option(names = "--tenant", description = "The tenant whose contract ends.")
    private @Nullable String tenant;
  }

  private final PrintStream out = new PrintableStream(System.out);

  @Override
  public Integer call() throws Exception {
    if (what.tenant != null) {
      record("/contracts/" + what.tenant, catalogue.contracts().withdraw(what.tenant));
    } else if (what.source != null) {
      record("/prices/" + what.source, catalogue.loader().withdraw(what.source));
    }
    out.println(Publication.sentence(catalogue.publisher().publish()));
    return 0;
  }

  private void record(String path, LoadResult withdrawn) throws IOException {
    out.println(withdrawn.sentence());
    act.record(catalogue, what.tenant, "ccg prices withdraw", path, withdrawn.sentence());
  }
}
