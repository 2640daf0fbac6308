package io.cloudcostguard.ingest.result.estimate;

import static io.cloudcostguard.ingest.Plans.bytes;
import static io.cloudcostguard.ingest.Plans.estimated;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.Plans;
import io.cloudcostguard.ingest.PureEstimator;
import io.cloudcostguard.schemas.Topics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `GET /v1/comparisons`.
class ComparisonTest {

  private static final FrontDoor DOOR = FrontDoor.open();
  private static final List<String> EFFECTS =
      List.of("price", "quantity", "configuration", "added", "removed");
  private static final String NOTHING = "{\"format_version\":\"1.2\",\"resource_changes\":[]}";

  private static PureEstimator estimator;
  private static String small;
  private static String large;
  private static String nothing;

  @BeforeAll
  static void estimate() throws Exception {
    estimator = new PureEstimator(DOOR, plan -> plan.project().equals("comparisons"));
    String text = new String(plan(), StandardCharsets.UTF_8);
    small = submit(text.replace("\"size\": 500", "\"size\": 50"));
    large = submit(text);
    nothing = submit(NOTHING);
  }

  @AfterAll
  static void stop() throws Exception {
    estimator.close();
  }

  private static String submit(String plan) throws Exception {
    String id =
        DOOR.post("/v1/plans?project=comparisons", bytes(plan)).json().path("id").asString();
    assertThat(DOOR.get("/v1/estimates/" + id, "Prefer", "wait=30").status()).isEqualTo(200);
    return id;
  }

  @Test
  void saysByHowMuchAndWhy() throws Exception {
    JsonNode comparison = compared(small, large);

    assertThat(amount(comparison, "/difference")).isPositive();
    assertThat(amount(comparison, "/effects/quantity"))
        .isEqualByComparingTo(amount(comparison, "/difference"));
    assertThat(comparison.at("/difference").isString()).isTrue();
    assertThat(comparison.at("/resources/0/address").asString()).isEqualTo("aws_ebs_volume.data");
    assertThat(comparison.path("from").asString()).isEqualTo(small);
    assertThat(comparison.path("to").asString()).isEqualTo(large);
  }

  @Test
  void addsUpExactly() throws Exception {
    for (String from : List.of(small, large, nothing)) {
      for (String to : List.of(small, large, nothing)) {
        JsonNode there = compared(from, to);
        JsonNode back = compared(to, from);

        assertThat(sum(there.path("effects"))).isEqualByComparingTo(amount(there, "/difference"));
        BigDecimal resources = BigDecimal.ZERO;
        for (JsonNode resource : there.path("resources")) {
          assertThat(sum(resource.path("effects")))
              .isEqualByComparingTo(amount(resource, "/difference"));
          resources = resources.add(amount(resource, "/difference"));
        }
        assertThat(resources).isEqualByComparingTo(amount(there, "/difference"));
        assertThat(amount(there, "/difference"))
            .isEqualByComparingTo(amount(back, "/difference").negate());
      }
    }
    assertThat(amount(compared(small, small), "/difference")).isEqualByComparingTo("0");
    assertThat(amount(compared(nothing, large), "/effects/added")).isPositive();
    assertThat(amount(compared(large, nothing), "/effects/removed")).isNegative();
  }

  @Test
  void isHadAsTextAndAsMarkdown() throws Exception {
    String path = "/v1/comparisons?from=" + small + "&to=" + large;

    Answer markdown = DOOR.get(path, "Accept", "text/markdown, application/json;q=0.5");
    Answer table = DOOR.get(path + "&form=table");

    assertThat(markdown.status()).isEqualTo(200);
    assertThat(markdown.header("Content-Type")).isEqualTo("text/markdown;charset=UTF-8");
    assertThat(markdown.response().headers().allValues("Vary")).contains("Accept");
    assertThat(markdown.body()).startsWith("**about +$").contains("| `aws_ebs_volume.data` | $");
    assertThat(table.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
    assertThat(table.body()).startsWith("monthly cost in USD after apply").contains(small, large);
    assertThat(DOOR.get(path, "Accept", "*/*").header("Content-Type"))
        .isEqualTo("application/json");
    assertProblem(DOOR.get(path, "Accept", "text/html"), 406, "not-acceptable");
    assertProblem(DOOR.get(path + "&form=html"), 400, "invalid-parameter");
  }

  @Test
  void needsTwoEstimates() throws Exception {
    assertProblem(DOOR.get("/v1/comparisons?from=" + small), 400, "invalid-parameter");
    assertProblem(DOOR.get("/v1/comparisons?to=" + small), 400, "invalid-parameter");
    assertProblem(compare(small, UUID.randomUUID().toString()), 404, "unknown-estimate");
    assertProblem(compare("%00", small), 404, "unknown-estimate");
    String pending = DOOR.post("/v1/plans?project=none", plan()).json().path("id").asString();
    assertProblem(compare(pending, small), 409, "not-estimated-yet");
    String cancelled = new PlanIds().next();
    DOOR.publish(Plans.cancelled(cancelled, "none"));
    await().until(() -> DOOR.get("/v1/estimates/" + cancelled).status() == 200);
    assertProblem(compare(small, cancelled), 409, "plan-cancelled");
  }

  @Test
  void isInOneCurrency() throws Exception {
    String dollars = new PlanIds().next();
    String euros = new PlanIds().next();
    DOOR.publish(estimated(dollars, "none", "1"));
    DOOR.publish(
        new ProducerRecord<>(
            Topics.ESTIMATES.name(),
            "default/none/prod",
            bytes(Plans.estimate(euros, "none", "1").replace("USD", "EUR"))));
    await().until(() -> DOOR.get("/v1/estimates/" + euros).status() == 200);
    await().until(() -> DOOR.get("/v1/estimates/" + dollars).status() == 200);

    Answer answer = compare(dollars, euros);

    assertProblem(answer, 422, "different-currencies");
    assertThat(answer.body()).contains("USD", "EUR");
  }

  private static Answer compare(String from, String to) throws Exception {
    return DOOR.get("/v1/comparisons?from=" + from + "&to=" + to);
  }

  private static JsonNode compared(String from, String to) throws Exception {
    Answer answer = compare(from, to);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static BigDecimal sum(JsonNode effects) {
    return EFFECTS.stream()
        .map(effect -> amount(effects, "/" + effect))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal amount(JsonNode json, String pointer) {
    return new BigDecimal(json.at(pointer).asString());
  }

  private static void assertProblem(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:cloudcostguard:problem:" + slug);
  }
}
