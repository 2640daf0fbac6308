package io.cloudcostguard.ingest.submission;

import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.plan.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {

  private static final String COMMIT = "5f1c0a9e7d2b4c6f8a1e3d5b7c9f0a2e4d6b8c1f";

  private final FrontDoor door = FrontDoor.open();

  @Test
  void goesWithThePlan() throws Exception {
    Answer answer =
        door.post(
            "/v1/plans?project=shop&repository=acme/shop&pull_request=42&commit="
                + COMMIT
                + "&branch=feature/m%C3%BCll&run_url=https%3A%2F%2Fci.example.org%2Fruns%2F7"
                + "&stage=applied&run=run-7",
            plan());

    assertThat(answer.status()).isEqualTo(202);
    assertThat(door.submitted(answer).source())
        .isEqualTo(
            new PlanSource(
                "acme/shop",
                42,
                COMMIT,
                "feature/müll",
                "https://ci.example.org/runs/7",
                Stage.APPLIED,
                "run-7"));
  }

  @Test
  void keepsNothingOfARunsAddressThatMayBeACredential() throws Exception {
    Answer answer =
        door.post(
            "/v1/plans?run_url=HTTPS%3A%2F%2Fci.example.org%2Frun%3Ftoken%3Ds3cret%26buildId%3D7%23s3cret",
            plan());

    assertThat(door.submitted(answer).source().runUrl())
        .isEqualTo("HTTPS://ci.example.org/run?buildId=7");
  }

  @Test
  void isOmittedWithoutParameters() throws Exception {
    assertThat(door.submitted(door.post("/v1/plans", plan())).source()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repository=shop",
        "repository=acme/../other",
        "repository=../acme",
        "repository=acme/shop/",
        "repository=acme%2F%2Fshop",
        "repository=a%20b/c",
        "pull_request=0",
        "pull_request=-1",
        "pull_request=1e3",
        "pull_request=99999999999999999999",
        "commit=HEAD",
        "commit=123456",
        "branch=a%0Ab",
        "run_url=javascript:alert(1)",
        "run_url=https%3A%2F%2Fuser%3Apass%40ci.example.org%2F",
        "run_url=https%3A%2F%2F",
        "stage=Applied",
        "run=a/b",
        "callback=ftp%3A%2F%2Fexample.org",
        "callback=https%3A%2F%2Fuser%3Apass%40example.org",
        "callback=http%3A%2F%2Fexample.org",
        "callback=https%3A%2F%2F127.0.0.1%2F",
        "callback=https%3A%2F%2F2130706433%2F",
        "callback=https%3A%2F%2F%5B%3A%3Affff%3A10.0.0.1%5D%2F",
        "callback=https%3A%2F%2Fexample.org%3A22%2F"
      })
  void isRefusedWhereItMakesNoSense(String parameter) throws Exception {
    Answer answer = door.post("/v1/plans?" + parameter, plan());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:cloudcostguard:problem:invalid-parameter");
    assertThat(answer.json().path("detail").asString())
        .contains("`" + parameter.substring(0, parameter.indexOf('=')) + "`")
        .doesNotContain("pass");
  }
}
