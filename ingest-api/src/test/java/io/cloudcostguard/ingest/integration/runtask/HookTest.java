package io.cloudcostguard.ingest.integration.runtask;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Setting run tasks up, and what their hook takes.
class HookTest {

  private static final String HOST = "tfe.example.org";

  private final FrontDoor door = FrontDoor.open();
  private final int port = door.request("/").build().uri().getPort();
  private final String name = "h" + System.nanoTime();

  /// No process is there to work them off.
  @AfterEach
  void forget() throws Exception {
    try (var database = door.database();
        var delete = database.prepareStatement("delete from run_task where name = ?")) {
      delete.setString(1, name);
      delete.executeUpdate();
    }
  }

  @Test
  void showsItsKeyOnceAndKeepsItSealed() throws Exception {
    // Given When
    RunTaskClient task = RunTaskClient.add(door, port, name, HOST, "{\"deltaAbove\":\"12.50\"}");

    // Then
    assertThat(task.key()).hasSize(64);
    assertThat(task.hook()).isEqualTo("/v1/run-tasks/" + task.id() + "/hook");
    Answer all = door.get("/v1/run-tasks");
    assertThat(all.body()).contains(task.id(), HOST, "12.50").doesNotContain(task.key());
    try (var database = door.database();
        var query = database.prepareStatement("select * from run_task where id = ?")) {
      query.setString(1, task.id());
      var row = query.executeQuery();
      assertThat(row.next()).isTrue();
      byte[] sealed = row.getBytes("hmac_key_sealed");
      assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(task.key());
      assertThat(new SecretBox(FrontDoor.SECRET_KEY).open(sealed, task.id() + "/hmac-key"))
          .isEqualTo(task.key());
    }
    assertThat(door.send("DELETE", "/v1/run-tasks/" + task.id(), "").status()).isEqualTo(204);
    assertThat(door.send("DELETE", "/v1/run-tasks/" + task.id(), "").status()).isEqualTo(404);
    assertThat(task.send("{\"access_token\":\"test-token\"}").status()).isEqualTo(404);
  }

  @Test
  void hasOneOfEachName() throws Exception {
    RunTaskClient.add(door, port, name, HOST, "{}");

    Answer again = door.send("POST", "/v1/run-tasks", "{\"name\":\"" + name + "\"}");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("type").asString()).endsWith(":run-task-exists");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"a b\"}",
        "{\"name\":\"a\",\"hmacKey\":\"short\"}",
        "{\"name\":\"a\",\"apiHost\":\"https://example.org\"}",
        "{\"name\":\"a\",\"apiHost\":\"user@example.org\"}",
        "{\"name\":\"a\",\"apiHost\":\"169.254.169.254\"}",
        "{\"name\":\"a\",\"apiHost\":\"app.terraform.io:22\"}",
        "{\"name\":\"a\",\"failWhen\":{\"deltaAbove\":12.5}}",
        "{\"name\":\"a\",\"failWhen\":{\"deltaAbove\":\"-1\"}}",
        "{\"name\":\"a\",\"project\":\"a/b\"}",
        "{\"name\":\"a\",\"url\":\"https://example.org\"}"
      })
  void refusesWhatMakesNoSense(String body) throws Exception {
    Answer answer = door.send("POST", "/v1/run-tasks", body);

    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void isThereWhenHcpTerraformAsksWhetherItIs() throws Exception {
    RunTaskClient task = RunTaskClient.add(door, port, name, HOST, "{}");

    Answer answer =
        task.send(
            "{\"payload_version\":1,\"stage\":\"test\",\"access_token\":\"test-token\","
                + "\"task_result_callback_url\":\"https://example.com\",\"organization_name\":7}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(kept(task)).isZero();
  }

  @Test
  void takesNothingThatIsNotSigned() throws Exception {
    RunTaskClient task = RunTaskClient.add(door, port, name, HOST, "{}");
    String payload = payload(name, HOST, HOST);
    String other = Signature.of(payload.getBytes(StandardCharsets.UTF_8), "another key altogether");

    assertThat(task.send(payload, other).status()).isEqualTo(401);
    assertThat(task.send(payload, "nonsense é").status()).isIn(400, 401);
    assertThat(task.send(payload, "").status()).isEqualTo(401);
    assertThat(task.send(payload + " ", Signature.of(payload.getBytes(), task.key())).status())
        .isEqualTo(401);
    assertThat(kept(task)).isZero();

    assertThat(task.send(payload).status()).isEqualTo(200);
    assertThat(task.send(payload).status()).isEqualTo(200);
    assertThat(kept(task)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example.org, tfe.example.org",
    "tfe.example.org, evil.example.org",
    "tfe.example.org.evil.org, tfe.example.org",
    "tfe.example.org:444, tfe.example.org",
    "tfe.example.org@evil.org, tfe.example.org"
  })
  void sendsTheTokenNowhereElse(String callbackHost, String planHost) throws Exception {
    RunTaskClient task = RunTaskClient.add(door, port, name, HOST, "{}");

    Answer answer = task.send(payload(name, callbackHost, planHost));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("type").asString()).endsWith(":other-host");
    assertThat(kept(task)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "7", "{\"access_token\":{}}", "{\"access_token\":\"a\"}"})
  void refusesWhatItCannotRead(String payload) throws Exception {
    RunTaskClient task = RunTaskClient.add(door, port, name, HOST, "{}");

    assertThat(task.send(payload).status()).isIn(400, 422);
  }

  private static String payload(String resultId, String callbackHost, String planHost) {
    return """
    {"stage":"post_plan","access_token":"s3cret","task_result_id":"%s",
     "task_result_callback_url":"https://%s/callback","plan_json_api_url":"https://%s/plan",
     "something_new":{"a":[1]},"is_speculative":"maybe","vcs_repo_url":7}
    """
        .formatted(resultId, callbackHost, planHost);
  }

  private long kept(RunTaskClient task) throws Exception {
    try (var database = door.database();
        var query =
            database.prepareStatement(
                "select count(*) from run_task_request where run_task_id = ?")) {
      query.setString(1, task.id());
      var row = query.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }
}
