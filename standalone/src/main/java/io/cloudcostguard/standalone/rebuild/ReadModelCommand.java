package io.cloudcostguard.standalone.rebuild;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Builds all of the read model again.
@Command(
    name = "read-model",
    mixinStandardHelpOptions = true,
    description = {
      "Empty the read model of a stopped ./ccg up (outcomes, submissions, recommendations, budgets,"
          + " the audit log), and build it again from the topics.",
      "Configuration, approvals, dismissals, deliveries and prices stay as they are."
    })
final class ReadModelCommand implements Callable<Integer> {

  @Mixin private Rebuilding rebuilding = new Rebuilding();

  @Override
  public Integer call() throws Exception {
    return rebuilding.of(ReadModelTables.Part.ALL);
  }
}
