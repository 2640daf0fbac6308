package io.cloudcostguard.cli;

import io.cloudcostguard.schemas.plan.PlanSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a plan comes from, as options; what is not given is taken from the environment of a CI
/// job.
final class SourceOptions {

  private static final String FROM_CI =
      " Default: from the CI job, on GitHub Actions, GitLab, Azure Pipelines or Bitbucket.";

  @Option(
      names = "--repository",
      paramLabel = "acme/shop",
      description = "The repository." + FROM_CI)
  private @Nullable String repository;

  @Option(
      names = "--pull-request",
      paramLabel = "42",
      description = "The number of the pull or merge request." + FROM_CI)
  private @Nullable Integer pullRequest;

  @Option(
      names = "--commit",
      description = "The hash of the commit; of a pull request its newest." + FROM_CI)
  private @Nullable String commit;

  @Option(names = "--branch", description = "The branch." + FROM_CI)
  private @Nullable String branch;

  @Option(names = "--run-url", description = "The page of the CI run." + FROM_CI)
  private @Nullable String runUrl;

  @Option(names = "--stage", description = "The stage of the plan: proposed or applied.")
  private @Nullable String stage;

  @Option(names = "--run", description = "The name of a group of plans." + FROM_CI)
  private @Nullable String run;

  /// The query parameters of a submission.
  Map<String, String> parameters(Map<String, String> environment) {
    PlanSource ci = CiEnvironment.source(environment);
    Map<String, String> parameters = new TreeMap<>();
    put(parameters, "repository", repository, ci.repository());
    put(parameters, "pull_request", pullRequest, ci.pullRequest());
    put(parameters, "commit", commit, ci.commit());
    put(parameters, "branch", branch, ci.branch());
    put(parameters, "run_url", runUrl, ci.runUrl());
    put(parameters, "stage", stage == null ? null : stage.toLowerCase(Locale.ROOT), null);
    put(parameters, "run", run, ci.run());
    return parameters;
  }

  private static void put(
      Map<String, String> parameters, String name, @Nullable Object given, @Nullable Object ofCi) {
    Object value = given == null ? ofCi : given;
    if (value != null) {
      parameters.put(name, value.toString());
    }
  }
}
