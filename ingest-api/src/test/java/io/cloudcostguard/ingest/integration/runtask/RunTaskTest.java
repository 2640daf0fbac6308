package io.cloudcostguard.ingest.integration.runtask;

import static io.cloudcostguard.ingest.Plans.bytes;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.PureEstimator;
import io.cloudcostguard.ingest.integration.runtask.FakeTerraform.Callback;
import io.cloudcostguard.schemas.Topics;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/// A run of HCP Terraform from its request to its result, with the real estimate in between.
class RunTaskTest {

  private static final String NOTHING = "{}";
  private static final FrontDoor DOOR = FrontDoor.open();

  private static FakeTerraform terraform;
  private static ConfigurableApplicationContext worker;
  private static PureEstimator estimator;

  private final String name = "t" + System.nanoTime();

  @BeforeAll
  static void start() throws Exception {
    terraform = new FakeTerraform();
    worker =
        DOOR.start(
            DOOR.broker(),
            "--ccg.run-tasks.max-in-flight=4",
            "--ccg.run-tasks.public-url=https://ccg.example.org/",
            "--ccg.run-tasks.allow-http=true",
            "--ccg.run-tasks.allowed-private-hosts="
                + terraform.host()
                + ","
                + terraform.archiveHost(),
            "--ccg.run-tasks.poll-interval=50ms",
            "--ccg.run-tasks.retry-after=50ms",
            "--ccg.run-tasks.heartbeat=200ms",
            "--ccg.ingest.max-plan-bytes=1MB");
    estimator = new PureEstimator(DOOR, plan -> plan.project().startsWith("acme-live"));
  }

  @AfterAll
  static void stop() throws Exception {
    estimator.close();
    worker.close();
    terraform.close();
  }

  @AfterEach
  void keptToTheProtocol() {
    assertThat(terraform.violations).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"post_plan", "pre_apply", "post_apply"})
  void getsTheCostOfItsPlan(String stage) throws Exception {
    // Given
    RunTaskClient task =
        RunTaskClient.add(DOOR, FrontDoor.portOf(worker), name, terraform.host(), NOTHING);
    terraform.plan(name, plan());

    // When
    Answer taken = task.send(terraform.request(stage, "acme-live", name));

    // Then
    assertThat(taken.status()).isEqualTo(200);
    Callback result = result();
    assertThat(terraform.callbacks(name).getFirst().status()).isEqualTo("running");
    assertThat(result.status()).isEqualTo("passed");
    assertThat(result.message()).startsWith("Monthly cost at least +$");
    assertThat(result.attributes().path("url").asString())
        .startsWith("https://ccg.example.org/v1/estimates/");
    assertThat(result.outcomes()).hasSize(1);
    assertThat(result.outcomes().at("/0/attributes/body").asString())
        .contains("aws_ebs_volume.data")
        .doesNotContain("hunter2");
  }

  @Test
  void isAnsweredOnceHoweverOftenItAsks() throws Exception {
    // Given
    RunTaskClient task =
        RunTaskClient.add(DOOR, FrontDoor.portOf(worker), name, terraform.host(), NOTHING);
    terraform.plan(name, plan());
    String payload = terraform.request("post_plan", "acme-live", name);

    // When
    for (int i = 0; i < 3; i++) {
      assertThat(task.send(payload).status()).isEqualTo(200);
    }
    String url = result().attributes().path("url").asString();
    assertThat(task.send(payload).status()).isEqualTo(200);
    terraform.plan(name + "-next", plan());
    task.send(terraform.request("post_plan", "acme-live", name + "-next"));
    await().until(() -> terraform.results(name + "-next").size() == 1);

    // Then
    assertThat(terraform.results(name)).hasSize(1);
    String planId = url.substring(url.lastIndexOf('/') + 1);
    assertThat(DOOR.records(Topics.PLANS, record -> new String(record.value()).contains(planId)))
        .hasSize(1)
        .allSatisfy(record ->
            assertThat(new String(record.value()))
                .contains("\"repository\":\"acme/shop\"", "\"pullRequest\":17")
                .doesNotContain(FakeTerraform.TOKEN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"deltaAbove\":\"1.00\"} | delta | at most $1.00 is allowed",
        "{\"incomplete\":true} | incomplete | have no price",
        "{\"aboveBudget\":true} | budget | above its budget of $2.00"
      })
  void failsWhenItBreaksARule(String failWhen, String outcome, String message) throws Exception {
    DOOR.send(
        "PUT",
        "/v1/projects/acme-live-budget/budget",
        "{\"monthlyLimit\":{\"amount\":\"2.00\",\"currency\":\"USD\"}}");
    await().until(() -> DOOR.get("/v1/projects/acme-live-budget/budget").status() == 200);
    RunTaskClient task =
        RunTaskClient.add(DOOR, FrontDoor.portOf(worker), name, terraform.host(), failWhen);
    terraform.plan(name, plan());

    task.send(terraform.request("post_plan", "acme-live-budget", name));

    Callback result = result();
    assertThat(result.status()).isEqualTo("failed");
    assertThat(result.message()).contains(message);
    assertThat(result.outcomes().at("/1/attributes/outcome-id").asString()).isEqualTo(outcome);
  }

  @Test
  void waitsForAnApprovalWhereTheBudgetAsksForOne() throws Exception {
    // Given
    String project = "acme-live-approve" + name;
    String budget = "/v1/projects/" + project + "/budget";
    DOOR.send(
        "PUT",
        budget,
        "{\"monthlyLimit\":{\"amount\":\"2.00\",\"currency\":\"USD\"},\"requiresApproval\":true}");
    await().until(() -> DOOR.get(budget).status() == 200);
    RunTaskClient task =
        RunTaskClient.add(
            DOOR, FrontDoor.portOf(worker), name, terraform.host(), "{\"aboveBudget\":true}");
    terraform.plan(name, plan());

    // When
    task.send(terraform.request("post_plan", project, name));

    // Then
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() ->
            terraform.callbacks(name).stream()
                    .filter(c -> c.message().startsWith("Waiting for the approval"))
                    .count()
                >= 2);
    assertThat(terraform.results(name)).isEmpty();
    String id =
        DOOR.get("/v1/estimates?project=" + project).json().at("/estimates/0/id").asString();
    assertThat(terraform.callbacks(name).getLast().message()).contains(id);

    // When
    Answer approved =
        DOOR.send("POST", "/v1/estimates/" + id + "/approval", "{\"comment\":\"For the launch.\"}");

    // Then
    assertThat(approved.status()).as(approved.body()).isEqualTo(201);
    assertThat(result().status()).isEqualTo("passed");
    assertThat(result().message()).endsWith("above its budget of $2.00; approved by operator.");
    assertThat(result().outcomes().at("/1/attributes/tags/Status/0/label").asString())
        .isEqualTo("Approved");
  }

  @Test
  void failsWhereNobodyApprovesItInTime() throws Exception {
    String project = "acme-live-never" + name;
    String budget = "/v1/projects/" + project + "/budget";
    DOOR.send(
        "PUT",
        budget,
        "{\"monthlyLimit\":{\"amount\":\"2.00\",\"currency\":\"USD\"},\"requiresApproval\":true}");
    await().until(() -> DOOR.get(budget).status() == 200);
    RunTaskClient task =
        RunTaskClient.add(
            DOOR, FrontDoor.portOf(worker), name, terraform.host(), "{\"aboveBudget\":true}");
    terraform.plan(name, plan());
    task.send(terraform.request("post_plan", project, name));
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() ->
            terraform.callbacks(name).stream()
                .anyMatch(c -> c.message().startsWith("Waiting for the approval")));

    try (var database = DOOR.database();
        var sql = database.createStatement()) {
      sql.execute(
          "update run_task_request set received_at = now() - interval '58 minutes' where task_result_id = '"
              + name
              + "'");
    }

    assertThat(result().status()).isEqualTo("failed");
    assertThat(result().message()).endsWith("above its budget of $2.00.");
  }

  @Test
  void showsNoOutcomesToACallerThatHasNoPlaceForThem() throws Exception {
    RunTaskClient task =
        RunTaskClient.add(DOOR, FrontDoor.portOf(worker), name, terraform.host(), NOTHING);
    terraform.plan(name, plan());

    task.send(
        terraform
            .request("post_plan", "acme-live", name)
            .replace("\"outcomes\":true", "\"outcomes\":false"));

    assertThat(result().outcomes().isMissingNode()).isTrue();
  }

  @Test
  void passesBeforeThereIsAPlan() throws Exception {
    RunTaskClient task =
        RunTaskClient.add(DOOR, FrontDoor.portOf(worker), name, terraform.host(), NOTHING);

    task.send(terraform.request("pre_plan", "acme-live", name));

    assertThat(result().status()).isEqualTo("passed");
    assertThat(result().message()).contains("nothing to estimate");
  }

  @Test
  void hearsThatWeAreAliveUntilWeGiveUp() throws Exception {
    RunTaskClient task =
        RunTaskClient.add(DOOR, FrontDoor.portOf(worker), name, terraform.host(), NOTHING);
    terraform.plan(name, plan());

    task.send(terraform.request("post_plan", "acme-nobody", name));
    await().until(() -> terraform.callbacks(name).size() >= 4);
    try (var database = DOOR.database();
        var sql = database.createStatement()) {
      sql.execute(
          "update run_task_request set received_at = now() - interval '58 minutes' where task_result_id = '"
              + name
              + "'");
    }

    assertThat(result().status()).isEqualTo("failed");
    assertThat(result().message()).contains("no estimate after 57 minutes");
    assertThat(terraform.callbacks(name))
        .filteredOn(c -> c.status().equals("running"))
        .hasSizeGreaterThan(3);
  }

  @Test
  void triesAgainWhatMayWorkLater() throws Exception {
    RunTaskClient task =
        RunTaskClient.add(DOOR, FrontDoor.portOf(worker), name, terraform.host(), NOTHING);
    AtomicInteger asked = new AtomicInteger();
    terraform.plan(
        name,
        call -> {
          int[] statuses = {204, 503, 429};
          int nth = asked.getAndIncrement();
          if (nth < statuses.length) {
            FakeTerraform.respond(call, statuses[nth], new byte[0]);
          } else {
            FakeTerraform.respond(call, 200, plan());
          }
        });
    terraform.beforeCallback(name, call -> FakeTerraform.respond(call, 503, new byte[0]));

    task.send(terraform.request("post_plan", "acme-live", name));

    assertThat(result().status()).isEqualTo("passed");
    assertThat(asked).hasValue(4);
  }

  @Test
  void failsWithAReasonWhenThereIsNoPlan() throws Exception {
    RunTaskClient task =
        RunTaskClient.add(DOOR, FrontDoor.portOf(worker), name, terraform.host(), NOTHING);
    terraform.plan(name, bytes("{\"password\":\"hunter2\"}"));

    task.send(terraform.request("post_plan", "acme-live", name));

    assertThat(result().status()).isEqualTo("failed");
    assertThat(result().message())
        .contains("not a plan: it has no format_version")
        .doesNotContain("hunter2");
  }

  @Test
  void isNotHeldByAPlanWithoutEnd() throws Exception {
    RunTaskClient task =
        RunTaskClient.add(DOOR, FrontDoor.portOf(worker), name, terraform.host(), NOTHING);
    terraform.plan(
        name,
        call -> {
          call.sendResponseHeaders(200, 0);
          call.getResponseBody().write(bytes("{\"format_version\":\"1.2\",\"x\":\""));
          while (true) {
            call.getResponseBody().write(bytes("a".repeat(64 * 1024)));
          }
        });

    task.send(terraform.request("post_plan", "acme-live", name));

    assertThat(result().status()).isEqualTo("failed");
    assertThat(result().message()).contains("exceeds the size limit of this service");
  }

  @Test
  void goesToNoPrivateAddress() throws Exception {
    RunTaskClient task =
        RunTaskClient.add(DOOR, FrontDoor.portOf(worker), name, terraform.host(), NOTHING);
    terraform.plan(
        name,
        call -> {
          call.getResponseHeaders().add("Location", "https://169.254.169.254/latest/meta-data");
          FakeTerraform.respond(call, 302, new byte[0]);
        });

    task.send(terraform.request("post_plan", "acme-live", name));

    assertThat(result().status()).isEqualTo("failed");
    assertThat(result().message()).contains("The address is not allowed").doesNotContain("169.254");
  }

  @Test
  void forgetsItsTokenWhenItIsDone() throws Exception {
    RunTaskClient task =
        RunTaskClient.add(DOOR, FrontDoor.portOf(worker), name, terraform.host(), NOTHING);
    task.send(terraform.request("pre_plan", "acme-live", name));
    result();

    await()
        .untilAsserted(() -> {
          try (var database = DOOR.database();
              var sql = database.createStatement()) {
            var row =
                sql.executeQuery(
                    "select state, access_sealed, verdict, note from run_task_request where task_result_id = '"
                        + name
                        + "'");
            assertThat(row.next()).isTrue();
            assertThat(row.getString("state")).isEqualTo("done");
            assertThat(row.getBytes("access_sealed")).isNull();
            assertThat(row.getString("verdict")).isEqualTo("passed");
            assertThat(row.getString("note")).isNull();
          }
        });
  }

  private Callback result() {
    await().atMost(Duration.ofSeconds(15)).until(() -> !terraform.results(name).isEmpty());
    return terraform.results(name).getFirst();
  }
}
