package io.cloudcostguard.cli;

import io.cloudcostguard.cli.audit.AuditCommand;
import io.cloudcostguard.cli.budgets.BudgetsCommand;
import io.cloudcostguard.cli.dlq.DlqCommand;
import io.cloudcostguard.cli.mcp.McpCommand;
import io.cloudcostguard.estimation.render.ComparisonFormat;
import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.estimation.render.Printable;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.TypeConversionException;

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
            .addSubcommand("comment", new CommentCommand(System.getenv()))
            .addSubcommand("redact", new RedactCommand())
            .addSubcommand("prices", servers.prices())
            .addSubcommand("audit", new AuditCommand())
            .addSubcommand("dlq", new DlqCommand())
            .addSubcommand("doctor", servers.doctor())
            .addSubcommand("rebuild", servers.rebuild())
            .addSubcommand("secrets", servers.secrets())
            .addSubcommand(
                "actuals",
                new CommandLine(new ActualsCommand())
                    .addSubcommand("import", servers.importBills()))
            .addSubcommand("usage", new UsageCommand())
            .addSubcommand("estimates", new EstimatesCommand())
            .addSubcommand("subscriptions", new SubscriptionsCommand())
            .addSubcommand("keys", new KeysCommand())
            .addSubcommand("mcp", new McpCommand())
            .addSubcommand("generate-completion", new GenerateCompletion())
            .addSubcommand("generate-man-pages", new ManCommand())
            .registerConverter(EstimateFormat.class, text -> word(EstimateFormat.values(), text))
            .registerConverter(
                ComparisonFormat.class, text -> word(ComparisonFormat.values(), text))
            .setExecutionExceptionHandler(inOneLine());
    ccg.setDefaultValueProvider(new Profiles(System.getenv()));
    useExitCodes(ccg);
    return ccg;
  }

  private static void useExitCodes(CommandLine command) {
    command.getCommandSpec().exitCodeOnInvalidInput(ExitCodes.USAGE);
    command.getSubcommands().values().forEach(Ccg::useExitCodes);
  }

  private static IExecutionExceptionHandler inOneLine() {
    return (e, command, _) -> {
      command
          .getErr()
          .println(command.getColorScheme().errorText(Printable.line(CommandFailure.sentence(e))));
      if (System.getenv("CCG_DEBUG") != null) {
        e.printStackTrace(command.getErr());
      }
      return ExitCodes.of(e);
    };
  }

  /// The one of `all` that is written so; each is named once where there is none.
  private static <T> T word(T[] all, String text) {
    return Arrays.stream(all)
        .filter(each -> each.toString().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "'%s' is none of %s"
                    .formatted(
                        text,
                        Arrays.stream(all)
                            .map(Object::toString)
                            .collect(Collectors.joining(", ")))));
  }
}
