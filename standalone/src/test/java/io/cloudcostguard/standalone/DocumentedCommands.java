package io.cloudcostguard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The commands of a document, run in a shell from the folder of the sources. `./ccg` is the class
/// that it starts, and `ID` the last estimate that a command showed.
final class DocumentedCommands {

  private static final String DOCUMENTED = "http://127.0.0.1:8080";
  private static final Pattern ESTIMATE = Pattern.compile("^Estimate +(\\S+)$", Pattern.MULTILINE);

  private final Path folder;
  private final String api;
  private final UnaryOperator<String> here;
  private String id = "none yet";

  /// A command, and what the document shows of its output; empty: nothing.
  record Example(String command, List<String> shown) {}

  /// @param folder for files of the shell
  /// @param here puts the places of this run into a command
  DocumentedCommands(Path folder, String api, UnaryOperator<String> here) {
    this.folder = folder;
    this.api = api;
    this.here = here;
  }

  /// The commands of a document between two of its headings.
  static List<Example> of(Path document, String from, String to) throws IOException {
    String text = Files.readString(document);
    String walk = text.substring(text.indexOf(from), text.indexOf(to));
    List<Example> examples = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    boolean inOutput = false;
    for (String line : walk.lines().toList()) {
      if (line.startsWith("```")) {
        inOutput = !inOutput;
      } else if (inOutput) {
        shown.add(line);
      } else if (line.startsWith("    ")) {
        shown = new ArrayList<>();
        examples.add(new Example(line.strip(), shown));
      }
    }
    return examples;
  }

  /// Runs a command, and finds in its output what the document shows.
  void check(Example example) throws Exception {
    String output = run(example.command());
    Matcher estimate = ESTIMATE.matcher(output);
    id = estimate.find() ? estimate.group(1) : id;
    for (String line : example.shown()) {
      assertThat(output)
          .as(example.command())
          .contains(line.replace(DOCUMENTED, api).replace("ID", id));
    }
  }

  private String run(String command) throws Exception {
    Path ccg = folder.resolve("ccg");
    Files.writeString(
        ccg,
        """
        #!/bin/sh
        exec "%s/bin/java" -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \\
          --sun-misc-unsafe-memory-access=allow -cp "$CCG_CLASSES" \\
          io.cloudcostguard.standalone.Standalone "$@"
        """
            .formatted(System.getProperty("java.home")));
    assertThat(ccg.toFile().setExecutable(true)).isTrue();
    String inShell =
        here.apply(command.replace(DOCUMENTED, api))
            .replaceFirst("^\\./ccg", ccg.toString())
            .replaceFirst("([ /])ID", "$1" + id);
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", inShell + "; code=$?; echo; echo exit code $code")
            .directory(Path.of("..").toFile())
            .redirectErrorStream(true);
    shell.environment().put("CCG_CLASSES", System.getProperty("java.class.path"));
    shell.environment().keySet().removeIf(DocumentedCommands::saysWhereItRuns);
    Path output = folder.resolve("output");
    Process process = shell.redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(4, TimeUnit.MINUTES)).as(command).isTrue();
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /// In a CI job the source of a plan would be the job's.
  private static boolean saysWhereItRuns(String variable) {
    return variable.startsWith("GITHUB_")
        || variable.startsWith("GITLAB_")
        || variable.startsWith("CI_")
        || variable.equals("CCG_API_TOKEN");
  }
}
