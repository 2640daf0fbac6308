package io.cloudcostguard.ingest.result.estimate;

import static io.cloudcostguard.ingest.Plans.cancelled;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.PureEstimator;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `GET /v1/estimates/{id}` in each form.
class EstimateFormatTest {

  private static final FrontDoor DOOR = FrontDoor.open();

  private static PureEstimator estimator;
  private static String id;
  private static String stored;

  @BeforeAll
  static void estimate() throws Exception {
    estimator = new PureEstimator(DOOR, plan -> plan.project().equals("forms"));
    id = DOOR.post("/v1/plans?project=forms", plan()).json().path("id").asString();
    Answer answer = DOOR.get("/v1/estimates/" + id, "Prefer", "wait=30");
    assertThat(answer.status()).isEqualTo(200);
    stored = answer.body();
  }

  @AfterAll
  static void stop() throws Exception {
    estimator.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "json           | application/json               | application/json                        | {\"outcome\":\"estimated\",",
        "table          | text/plain                     | text/plain;charset=UTF-8                | forms/default",
        "markdown       | text/markdown                  | text/markdown;charset=UTF-8             | ### Monthly cost of `forms/default`",
        "html           | text/html                      | text/html;charset=UTF-8                 | <!doctype html>",
        "csv            | text/csv                       | text/csv;charset=UTF-8                  | address,previous_address,type,",
        "infracost-json | application/vnd.infracost+json | application/vnd.infracost+json          | {",
        "focus-csv      | application/vnd.focus+csv      | application/vnd.focus+csv;charset=UTF-8 | ",
        "focus-1.2-csv  | application/vnd.focus.v1.2+csv | application/vnd.focus.v1.2+csv;charset=UTF-8 | ",
        "sarif          | application/sarif+json         | application/sarif+json                  | {",
        "junit          | application/vnd.junit+xml      | application/vnd.junit+xml;charset=UTF-8 | <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "gitlab-code-quality | application/vnd.gitlab.code-quality+json | application/vnd.gitlab.code-quality+json | ["
      })
  void isHadInEachForm(String word, String accepted, String type, String beginning)
      throws Exception {
    Answer byHeader = get(accepted);
    Answer byWord = DOOR.get("/v1/estimates/" + id + "?form=" + word, "Accept", "image/png");

    assertThat(byHeader.status()).isEqualTo(200);
    assertThat(byHeader.header("Content-Type")).isEqualTo(type);
    assertVariesByAccept(byHeader);
    assertThat(byHeader.body()).startsWith(beginning == null ? "" : beginning);
    assertThat(byHeader.body()).contains("aws_ebs_volume");
    assertThat(byWord.body()).isEqualTo(byHeader.body());
    assertThat(byWord.header("Content-Type")).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                             | application/json",
        "application/json, text/html                     | application/json",
        "text/html, application/json;q=0.9               | text/html",
        "text/html;q=0.2, text/csv;q=0.3                 | text/csv",
        "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8 | text/html",
        "application/json;q=0, */*                       | text/plain",
        "application/*, application/json;q=0.1           | application/vnd.infracost+json",
        "text/*;q=0.5, text/markdown                     | text/markdown",
        "*/*, text/html                                  | text/html",
        "image/png, TEXT/CSV                             | text/csv"
      })
  void isNegotiatedByQuality(String accept, String type) throws Exception {
    Answer answer = get(accept);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith(type);
  }

  @Test
  void isTheStoredDocumentByDefault() throws Exception {
    Answer answer = DOOR.get("/v1/estimates/" + id);

    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.body()).isEqualTo(stored);
    try (var database = DOOR.database()) {
      var query = database.prepareStatement("select document from estimate where id = ?");
      query.setString(1, id);
      var row = query.executeQuery();
      row.next();
      assertThat(answer.body()).isEqualTo(row.getString(1));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"image/png", "text/html;q=0", "nonsense", "application/problem+json", "*/*;q=0"})
  void saysWhichFormsThereAre(String accept) throws Exception {
    Answer answer = get(accept);

    assertProblem(answer, 406, "not-acceptable");
    assertThat(answer.body())
        .contains("application/json", "text/markdown", "application/vnd.infracost+json");
    assertVariesByAccept(answer);
  }

  @Test
  void saysWhichWordsThereAre() throws Exception {
    Answer answer = DOOR.get("/v1/estimates/" + id + "?form=pdf");

    assertProblem(answer, 400, "invalid-parameter");
    assertThat(answer.body())
        .contains(
            "markdown, html, csv, infracost-json, focus-csv, focus-1.2-csv, sarif, junit, gitlab-code-quality");
  }

  @Test
  void letsAPageDoNothingButShowItself() throws Exception {
    Answer page = get("text/html");

    String style =
        page.body().substring(page.body().indexOf("<style>") + 7, page.body().indexOf("</style>"));
    String hash =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(style.getBytes(StandardCharsets.UTF_8)));
    assertThat(page.response().headers().allValues("Content-Security-Policy"))
        .containsExactly(
            "default-src 'none'; style-src 'sha256-"
                + hash
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    assertThat(page.body()).doesNotContain("<script", "style=");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void givesTablesOfNumbersAName() throws Exception {
    assertThat(get("text/csv").header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"estimate-" + id + ".csv\"");
    assertThat(get("application/vnd.focus+csv").header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"estimate-" + id + ".focus.csv\"");
    assertThat(get("text/html").header("Content-Disposition")).isNull();
  }

  @Test
  void isWaitedForInItsForm() throws Exception {
    String other = DOOR.post("/v1/plans?project=forms", plan()).json().path("id").asString();

    Answer answer =
        DOOR.get("/v1/estimates/" + other, "Prefer", "wait=30", "Accept", "text/markdown");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=30");
    assertThat(answer.header("Content-Type")).startsWith("text/markdown");
  }

  @Test
  void isPendingAsJson() throws Exception {
    String other = DOOR.post("/v1/plans?project=none", plan()).json().path("id").asString();

    Answer answer = DOOR.get("/v1/estimates/" + other, "Accept", "text/html");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void saysWhyAPlanWasRejected() throws Exception {
    String other = new PlanIds().next();
    PlanOutcome rejected =
        new PlanRejected(other, "default", "none", "prod", null, "it is not clear");
    byte[] json = Json.MAPPER.writerFor(PlanOutcome.class).writeValueAsBytes(rejected);
    DOOR.publish(new ProducerRecord<>(Topics.ESTIMATES.name(), "default/none/prod", json));
    await().until(() -> DOOR.get("/v1/estimates/" + other).status() == 200);

    Answer answer = DOOR.get("/v1/estimates/" + other, "Accept", "text/html,*/*;q=0.8");

    assertProblem(answer, 422, "plan-rejected");
    assertThat(answer.body()).contains("it is not clear");
    assertThat(DOOR.get("/v1/estimates/" + other).json().path("outcome").asString())
        .isEqualTo("rejected");
  }

  @Test
  void saysThatAPlanWasCancelled() throws Exception {
    String other = new PlanIds().next();
    DOOR.publish(cancelled(other, "none"));
    await().until(() -> DOOR.get("/v1/estimates/" + other).status() == 200);

    assertProblem(DOOR.get("/v1/estimates/" + other + "?form=csv"), 409, "plan-cancelled");
  }

  private static Answer get(String accept) throws Exception {
    return DOOR.get("/v1/estimates/" + id, "Accept", accept);
  }

  private static void assertVariesByAccept(Answer answer) {
    assertThat(answer.response().headers().allValues("Vary"))
        .anySatisfy(
            value -> assertThat(value.toLowerCase(Locale.ROOT).split(", *")).contains("accept"));
  }

  private static void assertProblem(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:cloudcostguard:problem:" + slug);
  }
}
