package io.cloudcostguard.cli;

import io.cloudcostguard.cli.audit.AuditCommand;
import io.cloudcostguard.cli.demo.DemoCommand;
import io.cloudcostguard.cli.prices.PricesCommand;
import io.cloudcostguard.estimation.render.Printable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/// `ccg`: what a Terraform or OpenTofu plan will cost, before apply.
@Command(
    name = "ccg",
    mixinStandardHelpOptions = true,
    version = "CloudCostGuard 0.1.0",
    description = "What a Terraform or OpenTofu plan will cost, before apply.",
    subcommands = {
      EstimateCommand.class,
      DemoCommand.class,
      UpCommand.class,
      SubmitCommand.class,
      CompareCommand.class,
      PricesCommand.class,
      AuditCommand.class
    })
final class Ccg {

  /// The exit code of a command that could not do its work.
  static final int FAILURE = 1;

  public static void main(String[] args) {
    IExecutionExceptionHandler oneLine =
        (e, command, _) -> {
          command.getErr().println(command.getColorScheme().errorText(Printable.line(message(e))));
          if (System.getenv("CCG_DEBUG") != null) {
            e.printStackTrace(command.getErr());
          }
          return FAILURE;
        };
    System.exit(new CommandLine(new Ccg()).setExecutionExceptionHandler(oneLine).execute(args));
  }

  private static String message(Exception e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
