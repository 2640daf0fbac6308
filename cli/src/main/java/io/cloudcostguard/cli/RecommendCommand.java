package io.cloudcostguard.cli;

import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.plan.UnreadablePlanException;
import io.cloudcostguard.estimation.recommendation.Advisor;
import io.cloudcostguard.estimation.recommendation.Measured;
import io.cloudcostguard.estimation.recommendation.UtilisationFile;
import io.cloudcostguard.estimation.render.AdviceFormat;
import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Recommends changes to a plan that would cost less, priced with the bundled price book and
/// without any server.
@Command(
    name = "recommend",
    mixinStandardHelpOptions = true,
    description = "Recommend changes to a plan that would cost less, without a server.",
    exitCodeListHeading = ExitCodes.HELP,
    exitCodeList = {ExitCodes.HELP_0, ExitCodes.HELP_1, ExitCodes.HELP_7, ExitCodes.HELP_64})
final class RecommendCommand implements Callable<Integer> {

  @Mixin private PlanOptions options = new PlanOptions();

  @Option(
      names = "--utilisation",
      paramLabel = "utilisation.csv",
      description = "Measured use of processors and memory, for machines of the size that is used.")
  private @Nullable Path utilisation;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private AdviceFormat format = AdviceFormat.TABLE;

  @Override
  public Integer call() throws IOException {
    try {
      ResourceTypes types = new ResourceTypes();
      PlanAdvised advised =
          new Advisor(types)
              .advise(
                  options.submitted(types),
                  options.prices(),
                  new PinnedCatalogue(1, null),
                  measured());
      Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
      format.write(advised, out);
      return 0;
    } catch (UnreadablePlanException e) {
      System.err.println(Printable.line(e.getMessage() + " " + e.hint()));
      return ExitCodes.UNREADABLE;
    }
  }

  private Measured measured() throws IOException {
    if (utilisation == null) {
      return Measured.NOTHING;
    }
    try (Reader csv = Files.newBufferedReader(utilisation)) {
      return UtilisationFile.read(csv);
    }
  }
}
