package io.cloudcostguard.ingest.integration.runtask;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.plan.Stage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookPayloadTest {

  private static PlanSource sourceOf(Map<String, Object> payload) {
    return HookPayload.of(Json.MAPPER.writeValueAsBytes(payload)).source();
  }

  @Test
  void saysWhereAPlanComesFrom() {
    assertThat(
            sourceOf(
                Map.of(
                    "vcs_repo_url", "https://github.com/acme/shop.git",
                    "vcs_pull_request_url", "https://github.com/acme/shop/pull/42",
                    "vcs_commit_url", "https://github.com/acme/shop/commit/abcdef0",
                    "vcs_branch", "feature/müll",
                    "run_app_url", "https://app.terraform.io/app/acme/shop/runs/run-7?token=s3cret",
                    "run_id", "run-7",
                    "stage", "post_apply")))
        .isEqualTo(
            new PlanSource(
                "acme/shop",
                42,
                "abcdef0",
                "feature/müll",
                "https://app.terraform.io/app/acme/shop/runs/run-7",
                Stage.APPLIED,
                "run-7"));
  }

  /// What POST /v1/plans refuses, a run does not get in either.
  @ParameterizedTest
  @CsvSource({
    "vcs_repo_url, https://x/../../../etc.git",
    "vcs_repo_url, https://x/acme/..",
    "vcs_repo_url, https://x/acme/%2e%2e",
    "vcs_repo_url, https://x/acme/a%00b",
    "vcs_repo_url, https://x/shop",
    "run_app_url, javascript:alert(1)",
    "run_app_url, https://user:pass@x/",
    "run_id, a/b",
    "run_id, a\u0000b",
    "vcs_branch, a\u0000b",
    "vcs_commit_hash, HEAD",
    "vcs_pull_request_url, https://x/pull/0"
  })
  void leavesOutWhatNoDoorTakes(String property, String value) {
    String text = value.replace("\\u0000", "\u0000");

    assertThat(sourceOf(Map.of(property, text)))
        .isEqualTo(new PlanSource(null, null, null, null, null, Stage.PROPOSED, null));
  }

  @Test
  void takesNothingEndless() {
    String endless = "a".repeat(50_000);
    Map<String, Object> payload =
        Map.of(
            "vcs_repo_url", "https://x/a/" + endless,
            "vcs_pull_request_url", "https://x/" + endless + "/7",
            "vcs_commit_hash", endless,
            "vcs_branch", endless,
            "run_app_url", "https://x/" + endless,
            "run_id", endless,
            "stage", endless);

    assertThat(sourceOf(payload))
        .isEqualTo(new PlanSource(null, null, null, null, null, Stage.PROPOSED, null));
    assertThat(HookPayload.of(Json.MAPPER.writeValueAsBytes(payload)).name("stage", "unknown"))
        .hasSize(128);
  }
}
