package io.cloudcostguard.standalone.prices;

import io.cloudcostguard.cli.terminal.PrintableStream;
import io.cloudcostguard.pricing.catalogue.LoadResult;
import io.cloudcostguard.pricing.publish.CataloguePublisher;
import io.cloudcostguard.pricing.publish.Publication;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Objects;
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
    CataloguePublisher publisher = catalogue.publisher();
    out.println(withdrawn().sentence());
    PriceAct.tell(publisher);
    out.println(Publication.sentence(publisher.publish()));
    return 0;
  }

  private LoadResult withdrawn() throws IOException {
    String action = "ccg prices withdraw";
    String tenant = what.tenant;
    if (tenant != null) {
      return catalogue
          .contracts()
          .withdraw(tenant, act.change(tenant, action, "/contracts/" + tenant));
    }
    String source = Objects.requireNonNull(what.source);
    return catalogue.loader().withdraw(source, act.change(null, action, "/prices/" + source));
  }
}
