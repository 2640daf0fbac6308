package io.cloudcostguard.cli.audit;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says what the step from one catalogue version to another makes of what is planned.
@Command(
    name = "impact",
    mixinStandardHelpOptions = true,
    description = {
      "Show what the prices of a catalogue version make of the newest plan of each workspace, against"
          + " those of another version.",
      "Nothing is published, alerted or counted for a budget."
    })
public final class ImpactCommand implements Callable<Integer> {

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  @Parameters(
      index = "0",
      paramLabel = "V1",
      description = "The older prices: a catalogue version, the end of a day in UTC, or today.")
  private String older = "";

  @Parameters(index = "1", paramLabel = "V2", description = "The newer prices.")
  private String newer = "";

  @Option(names = "--tenant", description = "Plans of this tenant.")
  private @Nullable String tenant;

  @Option(names = "--project", description = "Plans of this project.")
  private @Nullable String project;

  @Option(names = "--format", description = "table or json; default: ${DEFAULT-VALUE}.")
  private ReportFormat format = ReportFormat.TABLE;

  @Override
  public Integer call() throws IOException {
    Repricing repricing = brokers.audit().repricing();
    RepriceCommand.print(
        repricing.at(
            RepriceCommand.version(newer, repricing),
            RepriceCommand.version(older, repricing),
            new Selection(null, null, tenant, project, Set.of(), 1),
            false),
        format);
    return 0;
  }
}
