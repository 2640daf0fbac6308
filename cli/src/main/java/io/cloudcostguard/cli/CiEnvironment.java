package io.cloudcostguard.cli;

import io.cloudcostguard.schemas.plan.PlanSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the environment of a CI job says of where a plan comes from: GitHub Actions, GitLab CI.
final class CiEnvironment {

  private static final Pattern GITHUB_PULL_REQUEST = Pattern.compile("refs/pull/(\\d{1,9})/.*");

  static PlanSource source(Map<String, String> environment) {
    if ("true".equals(environment.get("GITHUB_ACTIONS"))) {
      return gitHub(environment);
    }
    return "true".equals(environment.get("GITLAB_CI")) ? gitLab(environment) : PlanSource.NONE;
  }

  private static PlanSource gitHub(Map<String, String> environment) {
    String repository = text(environment, "GITHUB_REPOSITORY");
    String runId = text(environment, "GITHUB_RUN_ID");
    String server = text(environment, "GITHUB_SERVER_URL");
    String headBranch = text(environment, "GITHUB_HEAD_REF");
    Matcher pull = GITHUB_PULL_REQUEST.matcher(environment.getOrDefault("GITHUB_REF", ""));
    boolean hasPage = server != null && repository != null && runId != null;
    return new PlanSource(
        repository,
        pull.matches() ? Integer.valueOf(pull.group(1)) : null,
        text(environment, "GITHUB_SHA"),
        headBranch == null ? text(environment, "GITHUB_REF_NAME") : headBranch,
        hasPage ? server + "/" + repository + "/actions/runs/" + runId : null,
        null,
        runId == null ? null : runId + "-" + environment.getOrDefault("GITHUB_RUN_ATTEMPT", "1"));
  }

  private static PlanSource gitLab(Map<String, String> environment) {
    String request = text(environment, "CI_MERGE_REQUEST_IID");
    boolean isNumber = request != null && request.matches("\\d{1,9}");
    return new PlanSource(
        text(environment, "CI_PROJECT_PATH"),
        isNumber ? Integer.valueOf(request) : null,
        text(environment, "CI_COMMIT_SHA"),
        text(environment, "CI_COMMIT_REF_NAME"),
        text(environment, "CI_PIPELINE_URL"),
        null,
        text(environment, "CI_PIPELINE_ID"));
  }

  private static @Nullable String text(Map<String, String> environment, String variable) {
    String text = environment.get(variable);
    return text == null || text.isEmpty() ? null : text;
  }

  private CiEnvironment() {}
}
