package io.cloudcostguard.cli;

import io.cloudcostguard.cli.forge.CommentPoster;
import io.cloudcostguard.cli.forge.ForgeHost;
import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes an estimate as a comment on the pull request of a CI job, and updates it in place.
@Command(
    name = "comment",
    mixinStandardHelpOptions = true,
    description = {
      "Write a file as a comment on a pull request, and update it in place; one comment per name.",
      "A comment of a newer CI run is never overwritten. The token is taken from CCG_FORGE_TOKEN,"
          + " else from the variable of the CI system: GITHUB_TOKEN, GITLAB_TOKEN,"
          + " BITBUCKET_TOKEN, SYSTEM_ACCESSTOKEN."
    },
    exitCodeListHeading = ExitCodes.HELP,
    exitCodeList = {ExitCodes.HELP_0, ExitCodes.HELP_1, ExitCodes.HELP_6, ExitCodes.HELP_64})
final class CommentCommand implements Callable<Integer> {

  private static final Pattern RUN = Pattern.compile("^(\\d{1,15})(?:-.*)?$");

  /// In bytes: no forge takes more.
  private static final int LARGEST = 4 << 20;

  @Parameters(
      paramLabel = "bill.md",
      description = "What estimate --format markdown wrote; - for standard input.")
  private Path file = Path.of("-");

  @Option(
      names = "--name",
      paramLabel = "shop/prod",
      description =
          "What the comment is about: there is one for each name; default: ${DEFAULT-VALUE}.")
  private String name = "default";

  @Option(names = "--forge", description = "${COMPLETION-CANDIDATES}. Default: from the CI job.")
  private ForgeHost.@Nullable Kind forge;

  @Option(
      names = "--forge-api",
      paramLabel = "URL",
      description =
          "The address of the forge's API. Default: CCG_FORGE_API, that of the CI job, or the public"
              + " one.")
  private @Nullable String api;

  @Option(
      names = "--repository",
      paramLabel = "acme/shop",
      description = "The repository; project/name at Azure Repos. Default: from the CI job.")
  private @Nullable String repository;

  @Option(
      names = "--pull-request",
      paramLabel = "42",
      description =
          "The number of the pull or merge request. Default: from the CI job; nothing is written"
              + " where it has none.")
  private @Nullable Integer pullRequest;

  @Option(
      names = "--run-number",
      paramLabel = "N",
      description = "The number of the CI run, which grows with each run. Default: from the job.")
  private @Nullable Long run;

  @Spec private @Nullable CommandSpec spec;

  private final Map<String, String> environment;

  /// @param environment of the process
  CommentCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PlanSource ci = CiEnvironment.source(environment);
    Integer number = pullRequest == null ? ci.pullRequest() : pullRequest;
    if (number == null) {
      System.err.println("No pull request: nothing is written.");
      return ExitCodes.PASS;
    }
    ForgeHost host = host(ci, number);
    Long order = run == null ? runNumber(ci) : run;
    CommentPoster.Posted posted = new CommentPoster(host).post(name, order, text());
    System.err.println(
        Printable.line(
            switch (posted) {
              case CREATED -> "Wrote a comment: " + host;
              case UPDATED -> "Updated the comment: " + host;
              case NEWER_STAYS -> "The comment of a newer run stays: " + host;
            }));
    return ExitCodes.PASS;
  }

  private ForgeHost host(PlanSource ci, int number) {
    ForgeVariables variables = ForgeVariables.of(environment);
    ForgeHost.Kind kind = forge == null ? variables.kind() : forge;
    String named = repository == null ? variables.repository(ci.repository()) : repository;
    if (kind == null || named == null) {
      throw wrong("This is no CI job that is known: give --forge and --repository.");
    }
    String token = variables.token(kind);
    if (token == null) {
      throw wrong("There is no token: set CCG_FORGE_TOKEN.");
    }
    String address = api == null ? variables.api(kind) : api;
    try {
      return new ForgeHost(kind, address, named, number, token);
    } catch (IllegalArgumentException e) {
      throw wrong(Printable.line(String.valueOf(e.getMessage())));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  /// A second attempt of an old run is as old as the run.
  private static @Nullable Long runNumber(PlanSource ci) {
    Matcher number = RUN.matcher(ci.run() == null ? "" : ci.run());
    return number.matches() ? Long.valueOf(number.group(1)) : null;
  }

  private String text() throws IOException {
    try (InputStream in = file.toString().equals("-") ? System.in : Files.newInputStream(file)) {
      byte[] text = in.readNBytes(LARGEST + 1);
      if (text.length > LARGEST) {
        throw new IOException("The comment is longer than 4 MiB: " + file);
      }
      return new String(text, StandardCharsets.UTF_8);
    }
  }
}
