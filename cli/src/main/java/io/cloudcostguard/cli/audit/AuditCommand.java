package io.cloudcostguard.cli.audit;

import picocli.CommandLine.Command;

/// Proves past estimates.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Prove past estimates from the topics.",
    subcommands = {
      ArchiveCommand.class,
      VerifyCommand.class,
      ExplainCommand.class,
      ExportCommand.class,
      VerifyBundleCommand.class,
      RepriceCommand.class,
      KeyCommand.class
    })
public final class AuditCommand {}
