package io.cloudcostguard.ingest.integration.compat;

import static io.cloudcostguard.ingest.Plans.bytes;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.PureEstimator;
import io.cloudcostguard.ingest.Visitor;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/// `POST /breakdown` and `POST /diff`, as a client of Infracost's hosted API sends them.
class PlanJsonTest {

  private static final FrontDoor DOOR = FrontDoor.open();
  private static final String USAGE =
      """
      version: 0.1
      resource_usage:
        aws_s3_bucket.not_there:
          storage_gb: 1
      """;

  private static PureEstimator estimator;

  @BeforeAll
  static void start() {
    estimator = new PureEstimator(DOOR, plan -> plan.project().equals("plan-json"));
  }

  @AfterAll
  static void stop() throws Exception {
    estimator.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/breakdown | json  | application/json         | {",
        "/diff      | json  | application/json         | {",
        "/breakdown | table | text/plain;charset=UTF-8 | plan-json/default",
        "/diff      | diff  | text/plain;charset=UTF-8 | plan-json/default",
        "/breakdown |       | text/plain;charset=UTF-8 | plan-json/default",
        "/breakdown | html  | text/html;charset=UTF-8  | <!doctype html>"
      })
  void answersInTheFormat(String path, String format, String type, String beginning)
      throws Exception {
    Answer answer =
        post(
            path,
            part("ci-platform", "atlantis"),
            part("path", planText()),
            part("usage-file", USAGE),
            format == null ? "" : part("format", format),
            part("no-color", "true"),
            part("show-skipped", "true"),
            part("fields", "price"),
            part("fields", "unit"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(type);
    assertThat(answer.body()).startsWith(beginning).contains("aws_ebs_volume.data");
    assertThat(answer.body()).doesNotContain("hunter2");
  }

  @Test
  void readsNoEndlessForm() throws Exception {
    String[] parts = Collections.nCopies(64, part("fields", "price")).toArray(String[]::new);
    parts[0] = part("path", planText());

    assertThat(post("/breakdown", parts).status()).isEqualTo(200);
    assertRefused(
        post("/breakdown", String.join("", parts), part("fields", "price")),
        400,
        "more than 64 parts");
  }

  @Test
  void saysBothSidesAsInfracostDoes() throws Exception {
    Answer answer = post("/diff", part("path", planText()), part("format", "json"));

    assertThat(answer.json().path("version").asString()).isEqualTo("0.2");
    assertThat(answer.json().path("totalMonthlyCost").isString()).isTrue();
    assertThat(answer.json().at("/projects/0").has("breakdown")).isTrue();
    assertThat(answer.json().at("/projects/0").has("diff")).isTrue();
    assertThat(answer.json().has("diffTotalMonthlyCost")).isTrue();
  }

  @Test
  void allowsAPageOnlyItsStyle() throws Exception {
    Answer answer = post("/breakdown", part("path", planText()), part("format", "html"));

    assertThat(answer.response().headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("default-src 'none'; style-src 'sha256-");
  }

  @Test
  void takesTheKeyWhereItsClientsSendIt() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();
    HttpRequest.Builder request = form("/breakdown", part("path", planText()));

    assertThat(DOOR.send(request.copy().header("x-api-key", visitor.key())).status())
        .isEqualTo(200);
    assertRefused(
        DOOR.send(
            form("/breakdown", part("path", planText()))
                .header("x-api-key", visitor.colleague("read").key())),
        403,
        "scope submit");
    assertRefused(DOOR.send(request.copy()), 401, "no token");
    assertRefused(
        DOOR.send(request.copy().header("x-api-key", "ccg_x")), 401, "The key is invalid");
  }

  @Test
  void refusesInItsOwnShape() throws Exception {
    assertRefused(post("/breakdown", part("format", "json")), 400, "no part `path`");
    assertRefused(
        post("/breakdown", part("path", planText()), part("path", planText())), 400, "two parts");
    assertRefused(post("/breakdown", part("path", "{")), 400, "");
    assertRefused(
        post("/breakdown", part("path", planText()), part("usage-file", "a: 1\n b: 2")),
        400,
        "YAML");
    assertRefused(
        post("/diff", part("format", "pdf"), part("path", planText())), 400, "json, table, html");
    assertRefused(
        post("/diff", part("path", planText()), part("format", "x".repeat(100_000))),
        400,
        "json, table, html");
    assertRefused(
        DOOR.post("/breakdown", plan(), "Content-Type", "application/json"),
        415,
        "multipart/form-data");
    assertRefused(DOOR.get("/breakdown"), 405, "POST");
  }

  @Test
  void doesNotWaitForEver() throws Exception {
    try (ConfigurableApplicationContext hasty =
        DOOR.start(
            DOOR.broker(),
            "--ccg.compat.plan-json.max-wait=300ms",
            "--ccg.run-tasks.max-in-flight=0")) {
      Answer answer =
          DOOR.send(
              form(FrontDoor.portOf(hasty), "/breakdown?project=nobody", part("path", planText()))
                  .header("Authorization", "Bearer " + FrontDoor.TOKEN));

      assertRefused(answer, 503, "was accepted as ");
    }
  }

  @Test
  void isNotThereWhereItIsSwitchedOff() throws Exception {
    try (ConfigurableApplicationContext off =
        DOOR.start(
            DOOR.broker(),
            "--ccg.compat.plan-json.enabled=false",
            "--ccg.run-tasks.max-in-flight=0")) {
      Answer answer =
          DOOR.send(
              form(FrontDoor.portOf(off), "/breakdown", part("path", planText()))
                  .header("Authorization", "Bearer " + FrontDoor.TOKEN));

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
  }

  private static void assertRefused(Answer answer, int status, String words) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.json().propertyNames()).containsExactly("error");
    assertThat(answer.json().path("error").asString()).contains(words).isNotBlank();
  }

  private static Answer post(String path, String... parts) throws Exception {
    return DOOR.send(form(path, parts).header("Authorization", "Bearer " + FrontDoor.TOKEN));
  }

  private static HttpRequest.Builder form(String path, String... parts) {
    return form(DOOR.port(), path + "?project=plan-json", parts);
  }

  private static HttpRequest.Builder form(int port, String path, String... parts) {
    return FrontDoor.request(port, path)
        .header("Content-Type", "multipart/form-data; boundary=a-boundary")
        .POST(BodyPublishers.ofByteArray(bytes(String.join("", parts) + "--a-boundary--\r\n")));
  }

  private static String part(String name, String text) {
    return "--a-boundary\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, text);
  }

  private static String planText() {
    return new String(plan(), StandardCharsets.UTF_8);
  }
}
