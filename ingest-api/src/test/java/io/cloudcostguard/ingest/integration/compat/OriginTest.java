package io.cloudcostguard.ingest.integration.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Plans;
import io.cloudcostguard.ingest.PureEstimator;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/// What was made for the first CloudCostGuard, against this one: its fixtures in our words, at our
/// prices. An instance has its root volume of 8 GB with it (+0.80), a database its 20 GB (+2.30),
/// which the first did not count.
class OriginTest {

  private static final FrontDoor DOOR = FrontDoor.open();
  private static final String NO_USAGE = "{}";

  private static PureEstimator estimator;

  @BeforeAll
  static void start() throws Exception {
    estimator = new PureEstimator(DOOR, plan -> plan.project().startsWith("origin-"));
    sql(
        "insert into price_source (name, prices, checked_at) values ('origin-test', 1, '2026-01-02T03:04:05Z')");
  }

  @AfterAll
  static void stop() throws Exception {
    sql("delete from price_source where name = 'origin-test'");
    estimator.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "create_ec2 | aws_instance | [\"create\"] | null | {\"instance_type\":\"t2.micro\"} | {} | 9.268",
        "delete_ec2 | aws_instance | [\"delete\"] | {\"instance_type\":\"t2.micro\"} | null | {} | -9.268",
        "update_ec2 | aws_instance | [\"delete\",\"create\"] | {\"instance_type\":\"t2.micro\"} | {\"instance_type\":\"t2.small\"} | {} | 8.322",
        "create_ebs | aws_ebs_volume | [\"create\"] | null | {\"size\":100,\"type\":\"gp2\"} | {} | 10",
        "create_lb | aws_lb | [\"create\"] | null | {\"load_balancer_type\":\"application\"} | {} | 16.425",
        "create_rds | aws_db_instance | [\"create\"] | null | {\"instance_class\":\"db.t2.micro\",\"engine\":\"mysql\"} | {} | 14.71",
        "s3 | aws_s3_bucket | [\"create\"] | null | {\"bucket\":\"b\"} | {\"s3_storage_gb\":500,\"s3_monthly_put_requests\":10000} | 11.55",
        "nat | aws_nat_gateway | [\"create\"] | null | {\"connectivity_type\":\"public\"} | {\"nat_gateway_gb_processed\":1000} | 77.85",
        "eks | aws_eks_cluster | [\"create\"] | null | {\"name\":\"c\"} | {} | 73",
        "no-op | aws_instance | [\"no-op\"] | {\"instance_type\":\"t2.micro\"} | {\"instance_type\":\"t2.micro\"} | {} | 0"
      })
  void answersTheDifferenceOfBothShapes(
      String name,
      String type,
      String actions,
      String before,
      String after,
      String usage,
      BigDecimal difference)
      throws Exception {
    String sibling =
        "{\"address\":\"%s.x\",\"type\":\"%s\",\"change\":{\"actions\":%s},\"before\":%s,\"after\":%s}"
            .formatted(type, type, actions, before, after);
    String inside =
        "{\"address\":\"%s.x\",\"type\":\"%s\",\"change\":{\"actions\":%s,\"before\":%s,\"after\":%s}}"
            .formatted(type, type, actions, before, after);
    for (String change : new String[] {sibling, inside}) {
      Answer answer = estimate(body(change, usage), "origin-/" + name);

      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.json().path("currency").asString()).isEqualTo("USD");
      assertThat(answer.json().path("total_monthly_cost").isNumber()).isTrue();
      assertThat(answer.json().path("total_monthly_cost").decimalValue())
          .isEqualByComparingTo(difference);
      if (difference.signum() == 0) {
        assertThat(answer.body()).contains("\"resources\":[]");
      } else {
        assertThat(answer.body())
            .contains("\"address\":\"" + type + ".x\"", "\"cost_breakdown\":\"\"");
      }
    }
  }

  @Test
  void takesTheFreeTierOffLambda() throws Exception {
    Answer answer =
        estimate(
            body(
                "{\"address\":\"aws_lambda_function.f\",\"type\":\"aws_lambda_function\",\"change\":{\"actions\":[\"create\"]},\"after\":{\"memory_size\":512}}",
                "{\"lambda_monthly_requests\":2000000,\"lambda_avg_duration_ms\":500}"),
            "origin-/lambda");

    assertThat(answer.json().path("total_monthly_cost").doubleValue()).isBetween(1.86, 1.88);
  }

  @Test
  void answersNothingForNothing() throws Exception {
    Answer answer = estimate("{\"plan\":{\"resource_changes\":[]}}", "origin-/empty");

    assertThat(answer.body())
        .isEqualTo(
            "{\"total_monthly_cost\":0,\"currency\":\"USD\",\"resources\":[],\"recommendations\":null}");
  }

  @Test
  void readsWhatTerraformWrites() throws Exception {
    String plan = new String(Plans.plan());

    Answer answer = estimate("{\"plan\":" + plan + "}", "origin-/terraform");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/resources/0/address").asString())
        .isEqualTo("aws_ebs_volume.data");
    assertThat(answer.body()).doesNotContain("hunter2");
  }

  @Test
  void saysWhatWouldCostLess() throws Exception {
    Answer answer =
        estimate(
            body(
                """
                {"address":"aws_nat_gateway.n","type":"aws_nat_gateway","change":{"actions":["create"]},"after":{}},
                {"address":"aws_db_instance.d","type":"aws_db_instance","change":{"actions":["create"]},
                 "after":{"instance_class":"db.t3.medium","multi_az":true,"engine":"mysql"}},
                {"address":"aws_instance.i","type":"aws_instance","change":{"actions":["create"]},"after":{"instance_type":"t3.medium"}},
                {"address":"aws_ebs_volume.v","type":"aws_ebs_volume","change":{"actions":["create"]},"after":{"size":21}}
                """,
                "{\"nat_gateway_gb_processed\":101}"),
            "origin-/advice");

    assertThat(answer.json().path("recommendations")).isNotEmpty();
    assertThat(answer.body()).contains("/month").doesNotContain("~40%", "~$80", "~$45");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | Failed to parse request body",
        "[] | Failed to parse request body",
        "{\"plan\":7} | Failed to parse request body",
        "{\"plan\":{\"resource_changes\":[7]}} | Failed to parse request body",
        "{} | plan cannot be nil",
        "{\"plan\":null} | plan cannot be nil",
        "{\"plan\":{\"resource_changes\":[{\"type\":\"a\"}]}} | resource address cannot be empty"
      })
  void refusesInTheOldWords(String body, String words) throws Exception {
    assertRefused(estimate(body, "origin-/bad"), 400, words);
  }

  @Test
  void refusesWhatIsTooMuch() throws Exception {
    String one = "{\"address\":\"aws_instance.%s\",\"type\":\"aws_instance\"}";
    String many = String.join(",", java.util.Collections.nCopies(1001, one.formatted("x")));

    assertRefused(
        estimate(body(many, NO_USAGE), "origin-/bad"),
        400,
        "too many resources in plan (max 1000)");
    assertRefused(
        estimate(body(one.formatted("x".repeat(256)), NO_USAGE), "origin-/bad"),
        400,
        "resource address too long");
  }

  @Test
  void asksForAKeyInTheOldWords() throws Exception {
    int port = DOOR.request("/").build().uri().getPort();
    HttpRequest.Builder request = FrontDoor.request(port, "/estimate");

    assertRefused(DOOR.send(request), 401, "Missing authorization header");
    assertRefused(
        DOOR.send(request.copy().header("Authorization", "Basic abc")),
        401,
        "Invalid authorization format");
    assertRefused(
        DOOR.send(request.copy().header("Authorization", "Bearer wrong")), 401, "Invalid API key");
    assertRefused(DOOR.get("/estimate"), 405, "Only POST method is allowed");
    assertRefused(
        DOOR.send(FrontDoor.request(port, "/history/a/b")), 401, "Missing authorization header");
  }

  @Test
  void showsWhatItEstimatedForARepository() throws Exception {
    estimate(
        body(
            "{\"address\":\"aws_instance.x\",\"type\":\"aws_instance\",\"change\":{\"actions\":[\"create\"]},\"after\":{\"instance_type\":\"t2.micro\"}}",
            NO_USAGE),
        "origin-/history&prNumber=17");

    Answer history = DOOR.get("/history/origin-/history");

    assertThat(history.json()).hasSize(1);
    assertThat(history.json().at("/0/pr_number").intValue()).isEqualTo(17);
    assertThat(history.json().at("/0/total_monthly_cost").decimalValue())
        .isEqualByComparingTo("9.268");
    assertThat(history.json().at("/0/created_at").asString()).startsWith("20");
    assertThat(DOOR.get("/history/origin-/none").body()).isEqualTo("null");
  }

  @Test
  void readsNoNumberThatCannotBeWritten() throws Exception {
    for (String number : List.of("1e999999999", "1e-999999999", "-2E+1000000")) {
      assertRefused(
          estimate(
              body("{\"address\":\"a.b\",\"type\":\"a\",\"after\":{\"x\":[" + number + "]}}", "{}"),
              "origin-/x"),
          400,
          "Failed to parse request body");
      assertRefused(
          estimate(body("", "{\"s3_storage_gb\":" + number + "}"), "origin-/x"),
          400,
          "Failed to parse request body");
    }
  }

  @Test
  void tellsItsStateToAnybody() throws Exception {
    int port = DOOR.request("/").build().uri().getPort();

    assertThat(DOOR.send(FrontDoor.request(port, "/status")).body())
        .isEqualTo("{\"oldest_pricing_data\":\"2026-01-02T03:04:05Z\"}");
    assertThat(DOOR.send(FrontDoor.request(port, "/health/live")).body())
        .isEqualTo("{\"status\":\"alive\"}");
    assertThat(DOOR.send(FrontDoor.request(port, "/health/ready")).body())
        .isEqualTo("{\"ready\":true,\"status\":{\"database\":\"healthy\",\"cache\":\"healthy\"}}");
    Answer metrics = DOOR.send(FrontDoor.request(port, "/metrics"));
    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.body()).contains("ccg_estimates_waiting");
  }

  @Test
  void saysWhenThereAreNoPrices() throws Exception {
    sql("delete from price_source where name = 'origin-test'");
    try {
      assertRefused(estimate("{\"plan\":{}}", "origin-/x"), 503, "Pricing data is not available");
      assertRefused(DOOR.get("/status"), 500, "Failed to query database");
      Answer ready = DOOR.get("/health/ready");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.body()).contains("unhealthy: no pricing data");
    } finally {
      sql(
          "insert into price_source (name, prices, checked_at) values ('origin-test', 1, '2026-01-02T03:04:05Z')");
    }
  }

  @Test
  void isNotThereWhereItIsSwitchedOff() throws Exception {
    try (ConfigurableApplicationContext off =
        DOOR.start(
            DOOR.broker(),
            "--ccg.compat.origin.enabled=false",
            "--ccg.run-tasks.max-in-flight=0")) {
      for (String path :
          new String[] {"/estimate", "/status", "/history/a/b", "/health/live", "/metrics"}) {
        Answer answer =
            DOOR.send(
                FrontDoor.request(FrontDoor.portOf(off), path)
                    .header("Authorization", "Bearer " + FrontDoor.TOKEN));
        assertThat(answer.status()).as(path).isEqualTo(404);
      }
    }
  }

  @Test
  void doesNotWaitForEver() throws Exception {
    try (ConfigurableApplicationContext hasty =
        DOOR.start(
            DOOR.broker(),
            "--ccg.compat.origin.max-wait=300ms",
            "--ccg.run-tasks.max-in-flight=0")) {
      Answer answer =
          DOOR.send(
              FrontDoor.request(FrontDoor.portOf(hasty), "/estimate?repo=nobody/estimates")
                  .header("Authorization", "Bearer " + FrontDoor.TOKEN)
                  .POST(BodyPublishers.ofString("{\"plan\":{}}")));

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.body()).startsWith("The estimate was not ready in time").endsWith("\n");
    }
    await().until(() -> DOOR.get("/history/nobody/estimates").body().equals("null"));
  }

  private static Answer estimate(String body, String repository) throws Exception {
    return DOOR.post(
        "/estimate?region=us-east-1&repo=" + repository,
        Plans.bytes(body),
        "Content-Type",
        "application/json");
  }

  private static String body(String changes, String usage) {
    return "{\"plan\":{\"resource_changes\":[" + changes + "]},\"usage_estimates\":" + usage + "}";
  }

  private static void assertRefused(Answer answer, int status, String words) {
    assertThat(answer.body()).isEqualTo(words + "\n");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
  }

  private static void sql(String statement) throws Exception {
    try (var database = DOOR.database();
        var sql = database.createStatement()) {
      sql.execute(statement);
    }
  }
}
