package io.cloudcostguard.ingest.integration.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Plans;
import io.cloudcostguard.ingest.PureEstimator;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// The rest of the first CloudCostGuard's answers, word for word.
class OriginShapesTest {

  private static final FrontDoor DOOR = FrontDoor.open();

  private static PureEstimator estimator;

  @BeforeAll
  static void start() throws Exception {
    estimator = new PureEstimator(DOOR, plan -> plan.project().startsWith("shapes-"));
    sql(
        "insert into price_source (name, prices, checked_at) values ('shapes-test', 1, '2026-01-02T03:04:05Z')");
  }

  @AfterAll
  static void stop() throws Exception {
    sql("delete from price_source where name = 'shapes-test'");
    estimator.close();
  }

  @Test
  void saysItsRecommendationsInItsWords() throws Exception {
    Answer answer =
        estimate(
            """
            {"plan":{"resource_changes":[
              {"address":"aws_nat_gateway.n","type":"aws_nat_gateway","change":{"actions":["create"]},"after":{}},
              {"address":"aws_db_instance.d","type":"aws_db_instance","change":{"actions":["create"]},
               "after":{"instance_class":"db.t3.medium","multi_az":true}},
              {"address":"aws_instance.i","type":"aws_instance","change":{"actions":["create"]},"after":{"instance_type":"t3.medium"}},
              {"address":"aws_ebs_volume.v","type":"aws_ebs_volume","change":{"actions":["create"]},"after":{"size":21}}]},
             "usage_estimates":{"nat_gateway_gb_processed":101}}\
            """);

    assertThat(answer.json().path("recommendations"))
        .extracting(JsonNode::asString)
        .allMatch(
            sentence -> sentence.matches("💡 \\S+: .+ - save (up to )?\\$\\d+\\.\\d\\d/month"))
        // 21 GB at 0.10 less 21 GB at 0.08.
        .contains(
            "💡 aws_ebs_volume.v: gp3 in place of gp2, with the same performance - save"
                + " $0.42/month")
        .noneMatch(sentence -> sentence.contains("40%") || sentence.contains("~"));
  }

  @Test
  void answersTheDifferenceOfAnUpdateInPlace() throws Exception {
    Answer answer =
        estimate(
            """
            {"plan":{"resource_changes":[
              {"address":"aws_ebs_volume.v","type":"aws_ebs_volume","change":{"actions":["update"]},
               "before":{"size":10,"type":"gp2"},"after":{"size":30,"type":"gp2"}}]}}\
            """);

    assertThat(answer.json().path("total_monthly_cost").decimalValue()).isEqualByComparingTo("2");
  }

  @Test
  void checksTheKeyBeforeTheMethod() throws Exception {
    Answer answer = DOOR.send(FrontDoor.request(DOOR.port(), "/estimate").GET());

    assertRefused(answer, 401, "Missing authorization header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/status", "/history/shapes-/none", "/health/live", "/health/ready"})
  void doesNotMindTheMethodOfWhatOnlyShows(String path) throws Exception {
    assertThat(DOOR.send("POST", path, "").body()).isEqualTo(DOOR.get(path).body());
    assertThat(DOOR.send("POST", path, "").status()).isEqualTo(200);
  }

  @Test
  void saysThatARequestIsOneTooManyInItsWords() throws Exception {
    try (ConfigurableApplicationContext strict =
        DOOR.start(
            DOOR.broker(),
            "--ccg.limit.client-requests-per-minute=1",
            "--ccg.run-tasks.max-in-flight=0")) {
      HttpRequest.Builder request =
          FrontDoor.request(FrontDoor.portOf(strict), "/estimate")
              .header("Authorization", "Bearer " + FrontDoor.TOKEN)
              .POST(BodyPublishers.ofString("[]"));

      assertRefused(DOOR.send(request.copy()), 400, "Failed to parse request body");
      assertRefused(DOOR.send(request.copy()), 429, "Rate limit exceeded");
    }
  }

  @Test
  void saysThatItCouldNotEstimateInItsWords() throws Exception {
    String repository = "nobody/" + System.nanoTime();
    String project = repository.replace('/', '-');
    try (PureEstimator _ =
        new PureEstimator(
            DOOR,
            plan -> {
              if (plan.project().equals(project)) {
                cancel(plan.id(), project);
              }
              return false;
            })) {
      Answer answer =
          DOOR.post(
              "/estimate?repo=" + repository, Plans.bytes("{\"plan\":{\"resource_changes\":[]}}"));

      assertRefused(answer, 500, "Failed to estimate cost");
    }
  }

  private static void cancel(String id, String project) {
    try {
      DOOR.publish(Plans.cancelled(id, project));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void saysThatTheDatabaseIsDownInItsWords() throws Exception {
    DOOR.withoutDatabase(() -> {
      assertRefused(DOOR.get("/status"), 500, "Failed to query database");
      assertRefused(DOOR.get("/history/a/b"), 500, "Failed to query estimations");
      Answer ready = DOOR.get("/health/ready");
      Answer readiness = DOOR.get("/actuator/health/readiness");
      assertThat(readiness.json().path("status").asString()).isEqualTo("DEGRADED");
      assertThat(ready.status()).as("as readiness says").isEqualTo(readiness.status());
      assertThat(ready.json().path("ready").asBoolean()).isEqualTo(readiness.status() == 200);
      assertThat(ready.json().at("/status/database").asString()).startsWith("unhealthy: ");
    });
  }

  private static Answer estimate(String body) throws Exception {
    Answer answer = DOOR.post("/estimate?repo=shapes-/x", Plans.bytes(body));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
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
