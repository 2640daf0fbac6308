package io.cloudcostguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.plan.PlanSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
                "5f1c0a9e7d2b4c6f8a1e3d5b7c9f0a2e4d6b8c1f",
                "more",
                "https://github.com/acme/shop/actions/runs/123",
                null,
                "123-2"));
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
        .containsKeys("commit", "branch", "run_url");
    assertThat(new Sample().source.parameters(Map.of())).isEmpty();
  }

  @Command
  static final class Sample {
    @Mixin SourceOptions source = new SourceOptions();
  }
}
