package io.cloudcostguard.standalone.rebuild;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Builds the tables of budgets again.
@Command(
    name = "budgets",
    mixinStandardHelpOptions = true,
    description = {
      "Empty the tables of budgets of a stopped ./ccg up (budgets, where they stand, costs of"
          + " workspaces), and build them again from ccg.budgets and ccg.ledger.",
      "Where budgets stood on earlier days stays as it is."
    })
final class BudgetTablesCommand implements Callable<Integer> {

  @Mixin private Rebuilding rebuilding = new Rebuilding();

  @Override
  public Integer call() throws Exception {
    return rebuilding.of(ReadModelTables.Part.BUDGETS);
  }
}
