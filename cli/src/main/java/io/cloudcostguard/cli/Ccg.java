package io.cloudcostguard.cli;

import io.cloudcostguard.cli.audit.AuditCommand;
import io.cloudcostguard.cli.budgets.BudgetsCommand;
import io.cloudcostguard.cli.dlq.DlqCommand;
import io.cloudcostguard.cli.mcp.McpCommand;
import io.cloudcostguard.estimation.render.ComparisonFormat;
import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.estimation.render.Printable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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

  /// Those that look at all the others.
  private static final Set<String> OF_THE_WHOLE =
      Set.of("generate-completion", "generate-man-pages");

  private Ccg() {}

  public static void main(String[] args) {
    System.exit(execute(ServerCommands.elsewhere(), args));
  }

  /// Runs the command that `args` begin with, and makes no other: to make all of them takes longer
  /// than to estimate a small plan.
  ///
  /// @param servers the commands of the distribution that has the servers
  /// @return the exit code
  public static int execute(ServerCommands servers, String... args) {
    Map<String, Supplier<?>> all = commands(servers);
    String name = args.length == 0 ? "" : args[0];
    Supplier<?> named = OF_THE_WHOLE.contains(name) ? null : all.get(name);
    return commandLine(named == null ? all : Map.of(name, named)).execute(args);
  }

  /// Every command, in the order of the help; an error is told in one line.
  ///
  /// @param servers the commands of the distribution that has the servers
  public static CommandLine commandLine(ServerCommands servers) {
    return commandLine(commands(servers));
  }

  private static Map<String, Supplier<?>> commands(ServerCommands servers) {
    Map<String, Supplier<?>> all = new LinkedHashMap<>();
    all.put("estimate", EstimateCommand::new);
    all.put("projects", ProjectsCommand::new);
    all.put("recommend", RecommendCommand::new);
    all.put("demo", servers.demo());
    all.put("up", servers.up());
    all.put("submit", SubmitCommand::new);
    all.put("compare", CompareCommand::new);
    all.put("budgets", BudgetsCommand::new);
    all.put("applied", () -> new SettleCommand("applied"));
    all.put("withdrawn", () -> new SettleCommand("withdrawn"));
    all.put("comment", () -> new CommentCommand(System.getenv()));
    all.put("redact", RedactCommand::new);
    all.put("prices", servers.prices());
    all.put("audit", AuditCommand::new);
    all.put("dlq", DlqCommand::new);
    all.put("doctor", servers.doctor());
    all.put("rebuild", servers.rebuild());
    all.put("secrets", servers.secrets());
    all.put("tenants", servers.tenants());
    all.put(
        "actuals",
        () ->
            new CommandLine(new ActualsCommand())
                .addSubcommand("import", servers.importBills().get()));
    all.put("usage", UsageCommand::new);
    all.put("estimates", EstimatesCommand::new);
    all.put("subscriptions", SubscriptionsCommand::new);
    all.put("keys", KeysCommand::new);
    all.put("mcp", McpCommand::new);
    all.put("generate-completion", GenerateCompletion::new);
    all.put("generate-man-pages", ManCommand::new);
    return all;
  }

  private static CommandLine commandLine(Map<String, Supplier<?>> commands) {
    CommandLine ccg = new CommandLine(new Ccg());
    commands.forEach((name, command) -> ccg.addSubcommand(name, command.get()));
    ccg.registerConverter(EstimateFormat.class, text -> word(EstimateFormat.values(), text))
        .registerConverter(ComparisonFormat.class, text -> word(ComparisonFormat.values(), text))
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
