package io.cloudcostguard.ingest.result.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.Stage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionHeaderTest {

  private static final PlanSource SOURCE =
      new PlanSource("acme/shop", 42, "abcdef0", "main", null, Stage.APPLIED, "run-1");

  @Test
  void isReadWithoutThePlan() {
    byte[] json = submitted(SOURCE);
    int plan = new String(json, StandardCharsets.UTF_8).indexOf("\"plan\":");

    assertThat(SubmissionHeader.of(json)).isEqualTo(new SubmissionHeader("f1", SOURCE));
    assertThat(SubmissionHeader.of(Arrays.copyOf(json, plan + 8)))
        .isEqualTo(new SubmissionHeader("f1", SOURCE));
  }

  @Test
  void isEmptyForAPlanWithoutASource() {
    assertThat(SubmissionHeader.of(submitted(null)))
        .isEqualTo(new SubmissionHeader("f1", PlanSource.NONE));
    assertThat(SubmissionHeader.of(null)).isEqualTo(SubmissionHeader.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"fingerprint\":1,\"source\":[{\"run\":\"a\"}]}",
        "{\"source\":1}",
        "{\"source\":{\"run\":[\"a\"]}}",
        "{\"source\":{\"run\":\"a\\u0000\"}}"
      })
  void isEmptyForOtherRecords(String json) {
    assertThat(SubmissionHeader.of(json.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(SubmissionHeader.NOTHING);
  }

  private static byte[] submitted(PlanSource source) {
    return Json.MAPPER.writeValueAsBytes(
        new PlanSubmitted(
            "id",
            "acme",
            "shop",
            "prod",
            "digest",
            1,
            "f1",
            source,
            null,
            new Plan("1.2", null, List.of(), List.of()),
            null));
  }
}
