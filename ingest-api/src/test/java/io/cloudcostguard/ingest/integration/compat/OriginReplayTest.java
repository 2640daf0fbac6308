package io.cloudcostguard.ingest.integration.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.IngestApplication;
import io.cloudcostguard.ingest.Plans;
import io.cloudcostguard.ingest.PureEstimator;
import io.cloudcostguard.schemas.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// What the load script and the command line of the first CloudCostGuard send, header by header,
/// and what they look at in the answer. Neither can be changed.
class OriginReplayTest {

  /// The script's key; the operator's token is set to it.
  private static final String KEY = "test-key";

  private static final int USERS = 100;
  private static final int ITERATIONS = 3;

  private static final String OF_SCRIPT =
      "{\"plan\":{\"resource_changes\":[{\"address\":\"aws_instance.test\",\"type\":\"aws_instance\","
          + "\"change\":{\"actions\":[\"create\"]},\"after\":{\"instance_type\":\"t2.micro\"}}]}}";

  /// The command line sends its five numbers always.
  private static final String NO_USAGE =
      "{\"nat_gateway_gb_processed\":0,\"lambda_monthly_requests\":0,\"lambda_avg_duration_ms\":0,"
          + "\"s3_storage_gb\":0,\"s3_monthly_put_requests\":0}";

  private static final FrontDoor DOOR = FrontDoor.open();

  private static PureEstimator estimator;
  private static ConfigurableApplicationContext withKey;
  private static ConfigurableApplicationContext withoutKey;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  static void startBoth() throws Exception {
    estimator =
        new PureEstimator(
            DOOR, plan -> plan.project().equals("default") && plan.workspace().equals("pr-0"));
    sql(
        "insert into price_source (name, prices, checked_at) values ('replay-test', 1, '2026-01-02T03:04:05Z')");
    withKey = start("--ccg.api.token=" + KEY);
    withoutKey = start();
  }

  /// With another token than the other tests have, or without.
  private static ConfigurableApplicationContext start(String... more) {
    return IngestApplication.start(
        Arrays.stream(DOOR.arguments(DOOR.broker(), more))
            .filter(argument -> !argument.equals("--ccg.api.token=" + FrontDoor.TOKEN))
            .toArray(String[]::new));
  }

  @AfterAll
  static void stop() throws Exception {
    withoutKey.close();
    withKey.close();
    sql("delete from price_source where name = 'replay-test'");
    estimator.close();
  }

  /// As the script's 100 users at once, each with a connection that it keeps; without the pauses.
  @Test
  void theLoadScriptSeesEachOfItsChecksPass() throws Exception {
    List<Future<Void>> users = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int user = 0; user < USERS; user++) {
        users.add(
            threads.submit(() -> {
              for (int i = 0; i < ITERATIONS; i++) {
                iterate();
              }
              return null;
            }));
      }
      for (Future<Void> user : users) {
        user.get();
      }
    }
  }

  private void iterate() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + FrontDoor.portOf(withKey) + "/estimate"))
            .header("User-Agent", "Grafana k6/1.3.0")
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + KEY)
            .POST(BodyPublishers.ofString(OF_SCRIPT))
            .build();

    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());

    assertThat(response.statusCode()).as("status is 200: %s", response.body()).isEqualTo(200);
    assertThat(Json.MAPPER.readTree(response.body()).has("total_monthly_cost"))
        .as("has total cost")
        .isTrue();
    assertThat(Json.MAPPER.readTree(response.body()).path("total_monthly_cost").decimalValue())
        .isEqualByComparingTo("9.268");
  }

  /// Its published examples, as they are. Amounts are ours (see [OriginTest]).
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "create_ec2 | {\"address\":\"aws_instance.web\",\"type\":\"aws_instance\",\"change\":{\"actions\":[\"create\"]},\"after\":{\"instance_type\":\"t2.micro\"}} | 9.268 | 1",
        "create_ec2_foreach | {\"address\":\"aws_instance.web[\\\"a\\\"]\",\"type\":\"aws_instance\",\"change\":{\"actions\":[\"create\"]},\"after\":{\"instance_type\":\"t2.micro\"}},{\"address\":\"aws_instance.web[\\\"b\\\"]\",\"type\":\"aws_instance\",\"change\":{\"actions\":[\"create\"]},\"after\":{\"instance_type\":\"t2.micro\"}} | 18.536 | 2",
        "create_ebs | {\"address\":\"aws_ebs_volume.data\",\"type\":\"aws_ebs_volume\",\"change\":{\"actions\":[\"create\"]},\"after\":{\"size\":100,\"type\":\"gp2\"}} | 10 | 1",
        "create_lb | {\"address\":\"aws_lb.web\",\"type\":\"aws_lb\",\"change\":{\"actions\":[\"create\"]},\"after\":{\"load_balancer_type\":\"application\"}} | 16.425 | 1",
        "create_rds | {\"address\":\"aws_db_instance.test\",\"type\":\"aws_db_instance\",\"change\":{\"actions\":[\"create\"]},\"after\":{\"instance_class\":\"db.t2.micro\"}} | 14.71 | 1",
        "create_s3_rds | {\"address\":\"aws_s3_bucket.data\",\"type\":\"aws_s3_bucket\",\"change\":{\"actions\":[\"create\"]},\"after\":{}},{\"address\":\"aws_db_instance.db\",\"type\":\"aws_db_instance\",\"change\":{\"actions\":[\"create\"]},\"after\":{\"instance_class\":\"db.t2.micro\"}} | 14.71 | 1",
        "delete_ec2 | {\"address\":\"aws_instance.web\",\"type\":\"aws_instance\",\"change\":{\"actions\":[\"delete\"]},\"before\":{\"instance_type\":\"t2.micro\"}} | -9.268 | 1",
        "update_ec2 | {\"address\":\"aws_instance.web\",\"type\":\"aws_instance\",\"change\":{\"actions\":[\"delete\",\"create\"]},\"before\":{\"instance_type\":\"t2.micro\"},\"after\":{\"instance_type\":\"t2.small\"}} | 8.322 | 1",
        "elasticache | {\"address\":\"aws_elasticache_cluster.c\",\"type\":\"aws_elasticache_cluster\",\"change\":{\"actions\":[\"create\"]},\"after\":{\"node_type\":\"cache.t2.micro\",\"num_cache_nodes\":2}} | 24.82 | 1",
        "ecs | {\"address\":\"aws_ecs_task_definition.app\",\"type\":\"aws_ecs_task_definition\",\"change\":{\"actions\":[\"create\"]},\"after\":{\"cpu\":\"256\",\"memory\":\"512\"}},{\"address\":\"aws_ecs_service.app\",\"type\":\"aws_ecs_service\",\"change\":{\"actions\":[\"create\"]},\"after\":{\"launch_type\":\"FARGATE\",\"task_definition\":\"aws_ecs_task_definition.app\"}} | 9.010025 | 1",
        "eks_node_group | {\"address\":\"aws_eks_node_group.n\",\"type\":\"aws_eks_node_group\",\"change\":{\"actions\":[\"create\"]},\"after\":{\"instance_types\":[\"t3.medium\"],\"scaling_config\":[{\"desired_size\":2}]}} | 64.736 | 1"
      })
  void theCommandLineDecodesTheAnswerToItsExamples(
      String name, String changes, BigDecimal difference, int resources) throws Exception {
    JsonNode answer = analyze("{\"resource_changes\":[" + changes + "]}");

    assertThat(answer.path("total_monthly_cost").decimalValue()).isEqualByComparingTo(difference);
    assertThat(answer.path("resources")).hasSize(resources);
  }

  @Test
  void theCommandLineDecodesTheAnswerToWhatTerraformWrites() throws Exception {
    assertThat(analyze(new String(Plans.plan(), StandardCharsets.UTF_8)).path("resources"))
        .isNotEmpty();
  }

  /// `analyze`: no key, and gzip wherever the other side likes; the answer as typed as it is read.
  private JsonNode analyze(String plan) throws Exception {
    String compact = Json.MAPPER.readTree(plan).toString();
    HttpResponse<InputStream> response =
        go(
            "/estimate?region=us-east-1",
            "{\"plan\":" + compact + ",\"usage_estimates\":" + NO_USAGE + "}");
    JsonNode answer = Json.MAPPER.readTree(decoded(response));

    assertThat(response.statusCode()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.path("total_monthly_cost").isNumber()).isTrue();
    assertThat(answer.path("currency").asString()).isEqualTo("USD");
    for (JsonNode resource : answer.path("resources")) {
      assertThat(resource.path("address").isString()).isTrue();
      assertThat(resource.path("monthly_cost").isNumber()).isTrue();
      assertThat(resource.path("cost_breakdown").isString()).isTrue();
    }
    JsonNode advice = answer.path("recommendations");
    assertThat(advice.isNull() || advice.isArray()).isTrue();
    return answer;
  }

  /// `history`: it never says of which repository a plan is, so that it sees nothing of its own.
  @Test
  void theCommandLineDecodesTheHistory() throws Exception {
    HttpResponse<InputStream> none = go("/history/test-org/test-repo", null);
    assertThat(none.statusCode()).isEqualTo(200);
    assertThat(new String(decoded(none), StandardCharsets.UTF_8)).isEqualTo("null");
  }

  @Test
  void theCommandLineReadsTimesOfTheHistory() throws Exception {
    String repository = "replay/" + System.nanoTime();
    try (PureEstimator _ =
        new PureEstimator(DOOR, plan -> plan.project().equals(repository.replace('/', '-')))) {
      go("/estimate?region=us-east-1&repo=" + repository + "&prNumber=7", OF_SCRIPT).body().close();

      JsonNode items = Json.MAPPER.readTree(decoded(go("/history/" + repository, null)));

      assertThat(items).hasSize(1);
      assertThat(items.at("/0/pr_number").isInt()).isTrue();
      assertThat(items.at("/0/total_monthly_cost").isNumber()).isTrue();
      assertThat(OffsetDateTime.parse(items.at("/0/created_at").asString())).isNotNull();
    }
  }

  /// A request as Go's client sends it.
  private HttpResponse<InputStream> go(String path, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + FrontDoor.portOf(withoutKey) + path))
            .header("User-Agent", "Go-http-client/1.1")
            .header("Accept-Encoding", "gzip");
    if (body != null) {
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }
    return http.send(request.build(), BodyHandlers.ofInputStream());
  }

  private static byte[] decoded(HttpResponse<InputStream> response) throws IOException {
    byte[] bytes = response.body().readAllBytes();
    boolean zipped =
        response.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
    if (!zipped) {
      return bytes;
    }
    try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return unzipped.readAllBytes();
    }
  }

  private static void sql(String statement) throws Exception {
    try (var database = DOOR.database();
        var sql = database.createStatement()) {
      sql.execute(statement);
    }
  }
}
