package io.cloudcostguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.plan.PlanSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class CiEnvironmentTest {

  private static final Map<String, String> GITHUB =
      Map.of(
          "GITHUB_ACTIONS", "true",
          "GITHUB_REPOSITORY", "acme/shop",
          "GITHUB_REF", "refs/pull/42/merge",
          "GITHUB_REF_NAME", "42/merge",
          "GITHUB_HEAD_REF", "more",
          "GITHUB_SHA", "5f1c0a9e7d2b4c6f8a1e3d5b7c9f0a2e4d6b8c1f",
          "GITHUB_SERVER_URL", "https://github.com",
          "GITHUB_RUN_ID", "123",
          "GITHUB_RUN_ATTEMPT", "2");

  @Test
  void isReadOnGitHub() {
    assertThat(CiEnvironment.source(GITHUB))
        .isEqualTo(
            new PlanSource(
                "acme/shop",
                42,
                null, // GITHUB_SHA is the merge, and nothing says the head
                "more",
                "https://github.com/acme/shop/actions/runs/123",
                null,
                "123-2"));
  }

  @ParameterizedTest
  @CsvSource({
    "refs/pull/42/merge, {\"pull_request\":{\"number\":42;\"head\":{\"sha\":\"abc1234\"}}}, abc1234, 42",
    // pull_request_target runs on the target branch
    "refs/heads/main, {\"pull_request\":{\"number\":42;\"head\":{\"sha\":\"abc1234\"}}}, abc1234, 42",
    "refs/heads/main, {\"head_commit\":{\"id\":\"abc1234\"}}, 5f1c0a9e7d2b4c6f8a1e3d5b7c9f0a2e4d6b8c1f, ",
    "refs/pull/42/merge, {\"pull_request\":{\"head\":{\"sha\":7}}}, , 42",
    "refs/pull/42/merge, {, , 42"
  })
  void findsTheHeadOfAPullRequestOnGitHub(
      String ref, String event, String commit, Integer pullRequest, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("event.json");
    Files.writeString(file, event.replace(';', ','));
    Map<String, String> environment = new HashMap<>(GITHUB);
    environment.put("GITHUB_REF", ref);
    environment.put("GITHUB_EVENT_PATH", file.toString());

    PlanSource source = CiEnvironment.source(environment);

    assertThat(source.commit()).isEqualTo(commit);
    assertThat(source.pullRequest()).isEqualTo(pullRequest);
  }

  @Test
  void findsTheHeadOfAMergeRequestOnGitLab() {
    PlanSource source =
        CiEnvironment.source(
            Map.of(
                "GITLAB_CI", "true",
                "CI_MERGE_REQUEST_IID", "7",
                "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", "0bead00",
                "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "more",
                "CI_COMMIT_SHA", "feed000",
                "CI_COMMIT_REF_NAME", "refs/merge-requests/7/merge"));

    assertThat(source.commit()).isEqualTo("0bead00");
    assertThat(source.branch()).isEqualTo("more");
  }

  @Test
  void isReadOnAzurePipelines() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "TF_BUILD", "True",
                "SYSTEM_COLLECTIONURI", "https://dev.azure.com/acme/",
                "SYSTEM_TEAMPROJECT", "Web Shop",
                "BUILD_REPOSITORY_NAME", "shop",
                "BUILD_BUILDID", "9",
                "BUILD_SOURCEVERSION", "feed000",
                "BUILD_SOURCEBRANCH", "refs/heads/main"));
    assertThat(CiEnvironment.source(environment))
        .isEqualTo(
            new PlanSource(
                "shop",
                null,
                "feed000",
                "main",
                "https://dev.azure.com/acme/Web%20Shop/_build/results?buildId=9",
                null,
                "9"));

    environment.put("SYSTEM_PULLREQUEST_PULLREQUESTID", "77");
    environment.put("SYSTEM_PULLREQUEST_SOURCECOMMITID", "0bead00");
    environment.put("SYSTEM_PULLREQUEST_SOURCEBRANCH", "refs/heads/more");
    environment.put("BUILD_SOURCEBRANCH", "refs/pull/77/merge");
    PlanSource source = CiEnvironment.source(environment);
    assertThat(source.pullRequest()).isEqualTo(77);
    assertThat(source.commit()).isEqualTo("0bead00");
    assertThat(source.branch()).isEqualTo("more");
  }

  @ParameterizedTest
  @CsvSource({
    "TfsGit, web, shop, web/shop",
    "TfsGit, Web Shop, shop, ",
    "GitHub, web, acme/shop, acme/shop"
  })
  void namesARepositoryWithItsProjectOnAzureRepos(
      String provider, String project, String name, String repository) {
    Map<String, String> environment =
        Map.of(
            "TF_BUILD", "True",
            "BUILD_REPOSITORY_PROVIDER", provider,
            "SYSTEM_TEAMPROJECT", project,
            "BUILD_REPOSITORY_NAME", name);

    assertThat(CiEnvironment.source(environment).repository()).isEqualTo(repository);
  }

  @Test
  void isReadOnBitbucketPipelines() {
    assertThat(
            CiEnvironment.source(
                Map.of(
                    "BITBUCKET_BUILD_NUMBER", "9",
                    "BITBUCKET_REPO_FULL_NAME", "acme/shop",
                    "BITBUCKET_PR_ID", "7",
                    "BITBUCKET_COMMIT", "abcdef0",
                    "BITBUCKET_BRANCH", "more")))
        .isEqualTo(
            new PlanSource(
                "acme/shop",
                7,
                "abcdef0",
                "more",
                "https://bitbucket.org/acme/shop/pipelines/results/9",
                null,
                "9"));
  }

  @Test
  void isReadOnGitHubWithoutAPullRequest() {
    PlanSource source =
        CiEnvironment.source(
            Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_REF", "refs/heads/main",
                "GITHUB_REF_NAME", "main",
                "GITHUB_HEAD_REF", ""));

    assertThat(source).isEqualTo(new PlanSource(null, null, null, "main", null, null, null));
  }

  @Test
  void isReadOnGitLab() {
    PlanSource source =
        CiEnvironment.source(
            Map.of(
                "GITLAB_CI", "true",
                "CI_PROJECT_PATH", "acme/group/shop",
                "CI_MERGE_REQUEST_IID", "7",
                "CI_COMMIT_SHA", "abcdef0",
                "CI_COMMIT_REF_NAME", "more",
                "CI_PIPELINE_URL", "https://gitlab.example.org/acme/shop/-/pipelines/9",
                "CI_PIPELINE_ID", "9"));

    assertThat(source)
        .isEqualTo(
            new PlanSource(
                "acme/group/shop",
                7,
                "abcdef0",
                "more",
                "https://gitlab.example.org/acme/shop/-/pipelines/9",
                null,
                "9"));
  }

  @Test
  void saysNothingAnywhereElse() {
    assertThat(CiEnvironment.source(Map.of("GITHUB_SHA", "abcdef0"))).isEqualTo(PlanSource.NONE);
  }

  @Test
  void givesWayToOptions() {
    Sample sample = new Sample();
    new CommandLine(sample)
        .parseArgs("--repository=other/repo", "--pull-request=1", "--stage=applied");

    assertThat(sample.source.parameters(GITHUB))
        .containsEntry("repository", "other/repo")
        .containsEntry("pull_request", "1")
        .containsEntry("stage", "applied")
        .containsEntry("run", "123-2")
        .containsKeys("branch", "run_url");
    assertThat(new Sample().source.parameters(Map.of())).isEmpty();
  }

  @Command
  static final class Sample {
    @Mixin SourceOptions source = new SourceOptions();
  }
}
