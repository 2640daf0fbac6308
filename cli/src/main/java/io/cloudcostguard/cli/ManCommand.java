package io.cloudcostguard.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes a manual page of every command, in roff, from the same words as `--help`.
@Command(
    name = "generate-man-pages",
    mixinStandardHelpOptions = true,
    description = "Write the manual pages (ccg.1, ccg-estimate.1, …) into a folder.")
final class ManCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FOLDER", description = "Where to; it is made if it is missing.")
  private Path folder = Path.of("man");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(folder);
    write(Objects.requireNonNull(spec).root());
    return ExitCodes.PASS;
  }

  private void write(CommandSpec command) throws IOException {
    Path file = folder.resolve(name(command) + ".1");
    Files.writeString(file, page(command), StandardCharsets.UTF_8);
    for (CommandLine each : command.subcommands().values()) {
      write(each.getCommandSpec());
    }
  }

  private static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  private static String page(CommandSpec command) {
    UsageMessageSpec usage = command.usageMessage();
    StringBuilder page = new StringBuilder(1024);
    page.append(".TH \"").append(name(command)).append("\" 1 \"\" CloudCostGuard\n");
    page.append(".SH NAME\n")
        .append(name(command))
        .append(" \\- ")
        .append(escaped(Arrays.stream(usage.description()).findFirst().orElse("")))
        .append('\n');
    page.append(".SH SYNOPSIS\n.nf\n").append(escaped(synopsis(command))).append("\n.fi\n");
    section(page, "DESCRIPTION");
    for (String sentence : usage.description()) {
      page.append(escaped(sentence)).append("\n.PP\n");
    }
    if (!command.positionalParameters().isEmpty() || !command.options().isEmpty()) {
      section(page, "OPTIONS");
      command.positionalParameters().forEach(parameter -> entry(page, parameter));
      command.options().forEach(option -> entry(page, option));
    }
    if (!command.subcommands().isEmpty()) {
      section(page, "COMMANDS");
      command
          .subcommands()
          .values()
          .forEach(each ->
              entry(
                  page,
                  name(each.getCommandSpec()) + "(1)",
                  each.getCommandSpec().usageMessage().description()));
    }
    if (!usage.exitCodeList().isEmpty()) {
      section(page, "EXIT STATUS");
      usage
          .exitCodeList()
          .forEach((code, meaning) -> entry(page, code.strip(), new String[] {meaning}));
    }
    return page.toString();
  }

  private static String synopsis(CommandSpec command) {
    return new CommandLine.Help(command, CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .synopsis(0)
        .strip();
  }

  private static void section(StringBuilder page, String title) {
    page.append(".SH ").append(title).append('\n');
  }

  private static void entry(StringBuilder page, PositionalParamSpec parameter) {
    entry(page, parameter.paramLabel(), words(parameter));
  }

  private static void entry(StringBuilder page, OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    entry(page, String.join(", ", option.names()) + value, words(option));
  }

  private static void entry(StringBuilder page, String term, String[] description) {
    page.append(".TP\n\\fB").append(escaped(term)).append("\\fR\n");
    page.append(
            Arrays.stream(description)
                .map(ManCommand::escaped)
                .collect(Collectors.joining("\n.br\n")))
        .append('\n');
  }

  /// The description, with what its variables stand for.
  private static String[] words(ArgSpec argument) {
    String values =
        argument.completionCandidates() == null
            ? ""
            : StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                .collect(Collectors.joining(", "));
    return Arrays.stream(argument.description())
        .map(line ->
            line.replace("${COMPLETION-CANDIDATES}", values)
                .replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValueString(true))))
        .toArray(String[]::new);
  }

  /// A line that begins with a dot or a quote would be an order to the formatter.
  private static String escaped(String text) {
    return text.replace("%n", " ")
        .replace("\\", "\\e")
        .replace("-", "\\-")
        .replaceAll("(?m)^(?=[.'])", "\\\\&");
  }
}
