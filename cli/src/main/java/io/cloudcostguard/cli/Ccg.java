package io.cloudcostguard.cli;

import io.cloudcostguard.cli.audit.AuditCommand;
import io.cloudcostguard.cli.budgets.BudgetsCommand;
import io.cloudcostguard.estimation.render.Printable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/// The command `ccg`: estimates the monthly cost of a Terraform or OpenTofu plan before apply.
@Command(
    name = "ccg",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Estimate the monthly cost of a Terraform or OpenTofu plan before apply.")
public final class Ccg {

  private Ccg() {}

  public static void main(String[] args) {
    System.exit(commandLine(ServerCommands.elsewhere()).execute(args));
  }

  /// Every command, in the order of the help; an error is told in one line.
  ///
  /// @param servers the commands of the distribution that has the servers
  public static CommandLine commandLine(ServerCommands servers) {
    CommandLine ccg =
        new CommandLine(new Ccg())
            .addSubcommand("estimate", new EstimateCommand())
            .addSubcommand("recommend", new RecommendCommand())
            .addSubcommand("demo", servers.demo())
            .addSubcommand("up", servers.up())
            .addSubcommand("submit", new SubmitCommand())
            .addSubcommand("compare", new CompareCommand())
            .addSubcommand("budgets", new BudgetsCommand())
            .addSubcommand("applied", new SettleCommand("applied"))
            .addSubcommand("withdrawn", new SettleCommand("withdrawn"))
            .addSubcommand("prices", servers.prices())
            .addSubcommand("audit", new AuditCommand())
            .setExecutionExceptionHandler(inOneLine());
    useExitCodes(ccg);
    return ccg;
  }

  private static void useExitCodes(CommandLine command) {
    command.getCommandSpec().exitCodeOnInvalidInput(ExitCodes.USAGE);
    command.getSubcommands().values().forEach(Ccg::useExitCodes);
  }

  private static IExecutionExceptionHandler inOneLine() {
    return (e, command, _) -> {
      command.getErr().println(command.getColorScheme().errorText(Printable.line(message(e))));
      if (System.getenv("CCG_DEBUG") != null) {
        e.printStackTrace(command.getErr());
      }
      return ExitCodes.of(e);
    };
  }

  private static String message(Exception e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
