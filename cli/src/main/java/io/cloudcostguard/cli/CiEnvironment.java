package io.cloudcostguard.cli;

import io.cloudcostguard.schemas.plan.PlanSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the environment of a CI job says of where a plan comes from: GitHub Actions, GitLab CI,
/// Azure Pipelines, Bitbucket Pipelines. The commit of a pull request is its newest one, never the
/// merge that the CI system makes of it and its target, since the branch does not have it.
///
/// @see <a
///   href="https://docs.github.com/en/actions/reference/workflows-and-actions/variables">GitHub
///   Actions</a>
/// @see <a href="https://docs.gitlab.com/ci/variables/predefined_variables/">GitLab CI</a>
/// @see <a href="https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables">Azure
///   Pipelines</a>
/// @see <a
///   href="https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/">Bitbucket
///   Pipelines</a>
final class CiEnvironment {

  private static final Pattern GITHUB_PULL_REQUEST = Pattern.compile("refs/pull/(\\d{1,9})/.*");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern AZURE_REPOSITORY =
      Pattern.compile("[A-Za-z0-9_.-]{1,90}/[A-Za-z0-9_.-]{1,90}");
  private static final String HEADS = "refs/heads/";

  private final Map<String, String> environment;

  private CiEnvironment(Map<String, String> environment) {
    this.environment = environment;
  }

  static PlanSource source(Map<String, String> environment) {
    CiEnvironment ci = new CiEnvironment(environment);
    if (ci.isTrue("GITHUB_ACTIONS")) {
      return ci.gitHub();
    }
    if (ci.isTrue("GITLAB_CI")) {
      return ci.gitLab();
    }
    if (ci.isTrue("TF_BUILD")) {
      return ci.azure();
    }
    return ci.text("BITBUCKET_BUILD_NUMBER") == null ? PlanSource.NONE : ci.bitbucket();
  }

  private PlanSource gitHub() {
    String repository = text("GITHUB_REPOSITORY");
    String runId = text("GITHUB_RUN_ID");
    String server = text("GITHUB_SERVER_URL");
    Matcher pull = GITHUB_PULL_REQUEST.matcher(environment.getOrDefault("GITHUB_REF", ""));
    boolean hasPage = server != null && repository != null && runId != null;
    GitHubEvent event = GitHubEvent.of(text("GITHUB_EVENT_PATH"));
    Integer number = pull.matches() ? Integer.valueOf(pull.group(1)) : event.pullRequest();
    return new PlanSource(
        repository,
        number,
        number == null ? text("GITHUB_SHA") : event.headCommit(),
        first("GITHUB_HEAD_REF", "GITHUB_REF_NAME"),
        hasPage ? server + "/" + repository + "/actions/runs/" + runId : null,
        null,
        runId == null ? null : runId + "-" + environment.getOrDefault("GITHUB_RUN_ATTEMPT", "1"));
  }

  /// `CI_COMMIT_SHA` is the merge in a pipeline for merged results, and only there the other
  /// variable has a value.
  private PlanSource gitLab() {
    return new PlanSource(
        text("CI_PROJECT_PATH"),
        number("CI_MERGE_REQUEST_IID"),
        first("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", "CI_COMMIT_SHA"),
        first("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "CI_COMMIT_REF_NAME"),
        text("CI_PIPELINE_URL"),
        null,
        text("CI_PIPELINE_ID"));
  }

  /// A pull request of GitHub has a number; one of Azure Repos only an id, which is its number
  /// there.
  private PlanSource azure() {
    String collection = text("SYSTEM_COLLECTIONURI");
    String project = text("SYSTEM_TEAMPROJECT");
    String build = text("BUILD_BUILDID");
    String page =
        collection == null || project == null || build == null
            ? null
            : collection + project.replace(" ", "%20") + "/_build/results?buildId=" + build;
    Integer number = number("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER");
    number = number == null ? number("SYSTEM_PULLREQUEST_PULLREQUESTID") : number;
    String branch = first("SYSTEM_PULLREQUEST_SOURCEBRANCH", "BUILD_SOURCEBRANCH");
    return new PlanSource(
        azureRepository(project),
        number,
        text(number == null ? "BUILD_SOURCEVERSION" : "SYSTEM_PULLREQUEST_SOURCECOMMITID"),
        branch != null && branch.startsWith(HEADS) ? branch.substring(HEADS.length()) : branch,
        page,
        null,
        build);
  }

  /// A repository of Azure Repos is in a project; of other forges, the name has its owner. A server
  /// refuses names with spaces, so they are left out.
  private @Nullable String azureRepository(@Nullable String project) {
    String name = text("BUILD_REPOSITORY_NAME");
    if (!"TfsGit".equals(text("BUILD_REPOSITORY_PROVIDER"))) {
      return name;
    }
    String full = project + "/" + name;
    return AZURE_REPOSITORY.matcher(full).matches() ? full : null;
  }

  private PlanSource bitbucket() {
    String repository = text("BITBUCKET_REPO_FULL_NAME");
    String build = text("BITBUCKET_BUILD_NUMBER");
    return new PlanSource(
        repository,
        number("BITBUCKET_PR_ID"),
        text("BITBUCKET_COMMIT"),
        text("BITBUCKET_BRANCH"),
        repository == null
            ? null
            : "https://bitbucket.org/" + repository + "/pipelines/results/" + build,
        null,
        build);
  }

  private boolean isTrue(String variable) {
    return "true".equalsIgnoreCase(environment.get(variable));
  }

  private @Nullable Integer number(String variable) {
    String text = text(variable);
    return text != null && NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
  }

  private @Nullable String first(String variable, String other) {
    String text = text(variable);
    return text == null ? text(other) : text;
  }

  private @Nullable String text(String variable) {
    String text = environment.get(variable);
    return text == null || text.isEmpty() ? null : text;
  }
}
