package io.cloudcostguard.standalone.rebuild;

import picocli.CommandLine.Command;

/// Builds again from the topics what was made of them.
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    description = "Build again from the topics what was made of them.",
    subcommands = {ReadModelCommand.class, BudgetTablesCommand.class})
public final class RebuildCommand {}
