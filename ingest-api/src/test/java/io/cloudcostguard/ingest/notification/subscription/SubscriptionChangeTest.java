package io.cloudcostguard.ingest.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.secret.SecretBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SubscriptionChangeTest {

  private static final String EVERYTHING =
      """
      {"channel":"slack","url":"https://hooks.example.org/s3cret","project":"shop-*",
       "eventTypes":["io.cloudcostguard.plan.estimated.v1"],"subject":"plan-1",
       "minSeverity":"warning","minDelta":"10.50","tags":{"team":"payments"},
       "quietHours":{"zone":"Europe/Berlin","from":"22:00","to":"07:00","days":["friday"]},
       "digest":{"every":"weekly","at":"08:30","day":"tuesday","zone":"UTC"},
       "templates":{"headline":"{{project}}: {{delta}}","note":"Ask FinOps"}}
      """;

  private final FrontDoor door = FrontDoor.open();

  @Test
  void showsItsProperties() throws Exception {
    String id = added(EVERYTHING);

    Answer one = door.get("/v1/subscriptions/" + id);

    assertThat(one.status()).isEqualTo(200);
    assertThat(one.body()).doesNotContain("s3cret");
    JsonNode json = one.json();
    assertThat(json.path("project").asString()).isEqualTo("shop-*");
    assertThat(json.path("subject").asString()).isEqualTo("plan-1");
    assertThat(json.path("minSeverity").asString()).isEqualTo("warning");
    assertThat(json.path("minDelta").asString()).isEqualTo("10.50");
    assertThat(json.path("tags")).isEqualTo(Json.MAPPER.readTree("{\"team\":\"payments\"}"));
    assertThat(json.path("quietHours"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"zone":"Europe/Berlin","from":"22:00","to":"07:00","days":["FRIDAY"]}
                """));
    assertThat(json.path("digest"))
        .isEqualTo(
            Json.MAPPER.readTree(
                "{\"every\":\"weekly\",\"at\":\"08:30\",\"day\":\"TUESDAY\",\"zone\":\"UTC\"}"));
  }

  @Test
  void changesWhatThePatchHasAndNothingElse() throws Exception {
    String id = added(EVERYTHING);

    Answer changed =
        door.send(
            "PATCH",
            "/v1/subscriptions/" + id,
            "{\"minSeverity\":\"critical\",\"digest\":null,\"url\":\"https://new.example.org/s3cret\"}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.body()).doesNotContain("s3cret");
    JsonNode json = changed.json();
    assertThat(json.path("minSeverity").asString()).isEqualTo("critical");
    assertThat(json.has("digest")).isFalse();
    assertThat(json.path("host").asString()).isEqualTo("new.example.org");
    assertThat(json.path("project").asString()).isEqualTo("shop-*");
    assertThat(json.path("tags").path("team").asString()).isEqualTo("payments");
    assertThat(json.path("quietHours").path("from").asString()).isEqualTo("22:00");
    assertThat(urlOf(id)).isEqualTo("https://new.example.org/s3cret");
  }

  @Test
  void showsAndTakesAwayItsOwnWords() throws Exception {
    String id = added(EVERYTHING);
    assertThat(door.get("/v1/subscriptions/" + id).json().path("templates"))
        .isEqualTo(
            Json.MAPPER.readTree(
                "{\"headline\":\"{{project}}: {{delta}}\",\"note\":\"Ask FinOps\"}"));

    Answer changed =
        door.send("PATCH", "/v1/subscriptions/" + id, "{\"templates\":{\"note\":\"{{link}}\"}}");
    assertThat(changed.json().path("templates"))
        .isEqualTo(Json.MAPPER.readTree("{\"note\":\"{{link}}\"}"));

    Answer without = door.send("PATCH", "/v1/subscriptions/" + id, "{\"templates\":null}");
    assertThat(without.status()).isEqualTo(200);
    assertThat(without.json().has("templates")).isFalse();
  }

  @Test
  void ofAWebhookMayHaveABodyOfItsOwn() throws Exception {
    String webhook = "{\"channel\":\"webhook\",\"url\":\"https://example.org/x\",\"templates\":%s}";

    String body = "{\"body\":{\"text\":\"{{headline}}\",\"n\":[1.50,null,true]}}";
    String id = added(webhook.formatted(body));
    Answer headline =
        door.send("POST", "/v1/subscriptions", webhook.formatted("{\"headline\":\"x\"}"));
    Answer deep =
        door.send(
            "POST",
            "/v1/subscriptions",
            webhook.formatted("{\"body\":{\"a\":[{\"b\":\"{{#x}}{{/x}}\"}]}}"));
    Answer large =
        door.send(
            "POST",
            "/v1/subscriptions",
            webhook.formatted("{\"body\":{\"%s\":1}}".formatted("x".repeat(9_000))));

    assertThat(door.get("/v1/subscriptions/" + id).json().path("templates"))
        .isEqualTo(Json.MAPPER.readTree(body));
    assertThat(headline.status()).isEqualTo(422);
    assertThat(headline.json().path("detail").asString()).contains("of a webhook");
    assertThat(deep.json().path("detail").asString()).contains("`templates.body.a[0].b` has {{x}}");
    assertThat(large.json().path("detail").asString()).contains("longer than 8000");
  }

  @Test
  void takesItsTagsAway() throws Exception {
    String id = added(EVERYTHING);

    Answer changed = door.send("PATCH", "/v1/subscriptions/" + id, "{\"tags\":null}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().has("tags")).isFalse();
  }

  private String urlOf(String id) throws Exception {
    try (var database = door.database();
        var query = database.prepareStatement("select url_sealed from subscription where id = ?")) {
      query.setString(1, id);
      var row = query.executeQuery();
      row.next();
      return new SecretBox(FrontDoor.SECRET_KEY).open(row.getBytes(1), id + "/url");
    }
  }

  @Test
  void isPausedAndResumedAndEnabledAgain() throws Exception {
    String id = added("{\"channel\":\"webhook\",\"url\":\"https://example.org/x\"}");

    assertThat(post(id, "pause").json().has("pausedAt")).isTrue();
    assertThat(post(id, "resume").json().has("pausedAt")).isFalse();

    try (var database = door.database();
        var disable =
            database.prepareStatement(
                "update subscription set disabled_at = now(), disabled_reason = 'gone' where id = ?")) {
      disable.setString(1, id);
      disable.executeUpdate();
    }
    assertThat(door.get("/v1/subscriptions/" + id).json().path("disabledReason").asString())
        .isEqualTo("gone");
    JsonNode enabled = post(id, "enable").json();
    assertThat(enabled.has("disabledAt")).isFalse();
    assertThat(enabled.has("disabledReason")).isFalse();
  }

  @Test
  void isEnabledByACommandThatTheNotifierExecutes() throws Exception {
    // Given a subscription whose circuit is open
    String id = added("{\"channel\":\"webhook\",\"url\":\"https://example.org/x\"}");
    execute(
        "update subscription set disabled_at = now(), disabled_reason = 'gone' where id = ?", id);
    execute("insert into endpoint (subscription_id, failures) values (?, 5)", id);

    // When it is enabled, and enabled again
    assertThat(post(id, "enable").json().has("disabledAt")).isFalse();
    assertThat(post(id, "enable").status()).isEqualTo(200);

    // Then there is a command for each, and the notifier's table is untouched
    assertThat(number("select count(*) from delivery_command where subscription_id = ?", id))
        .isEqualTo(2);
    assertThat(
            number(
                """
                select count(*) from delivery_command
                where subscription_id = ? and command->>'command' = 'enable'
                """,
                id))
        .isEqualTo(2);
    assertThat(number("select failures from endpoint where subscription_id = ?", id)).isEqualTo(5);
  }

  private void execute(String sql, String id) throws Exception {
    try (var database = door.database();
        var statement = database.prepareStatement(sql)) {
      statement.setString(1, id);
      statement.executeUpdate();
    }
  }

  private long number(String sql, String id) throws Exception {
    try (var database = door.database();
        var query = database.prepareStatement(sql)) {
      query.setString(1, id);
      var row = query.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume", "enable", "test", "redeliver"})
  void isUnknownWhenItIsNotThere(String what) throws Exception {
    assertThat(post("no-such", what).status()).isEqualTo(404);
    assertThat(door.send("PATCH", "/v1/subscriptions/no-such", "{}").status()).isEqualTo(404);
    assertThat(door.get("/v1/subscriptions/no-such").status()).isEqualTo(404);
    assertThat(door.get("/v1/subscriptions/no-such/health").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"channel":"webhook"}                                              | channel
          {"minSeverity":"high"}                                             | minSeverity
          {"minDelta":"-1"}                                                  | minDelta
          {"minDelta":1}                                                     | minDelta
          {"project":"*"}                                                    | project
          {"project":"a*b"}                                                  | project
          {"subject":"a b"}                                                  | subject
          {"quietHours":{"zone":"Berlin","from":"22:00","to":"07:00"}}       | quietHours.zone
          {"quietHours":{"zone":"UTC","from":"24:00","to":"07:00"}}          | quietHours.from
          {"quietHours":{"zone":"UTC","from":"22:00"}}                       | quietHours.to
          {"quietHours":{"zone":"UTC","from":"07:00","to":"07:00"}}          | quietHours
          {"quietHours":{"zone":"UTC","from":"1:00","to":"07:00"}}           | quietHours.from
          {"quietHours":{"zone":"UTC","from":"01:00","to":"07:00","days":["x"]}} | quietHours.days
          {"quietHours":{"zone":"UTC","from":"01:00","to":"07:00","at":"x"}} | at
          {"digest":{"every":"yearly","zone":"UTC"}}                         | digest.every
          {"digest":{"every":"daily"}}                                       | digest.zone
          {"digest":{"every":"weekly","day":"someday","zone":"UTC"}}         | digest.day
          {"templates":{"headline":"{{projct}}"}}                            | {{projct}}, which is no variable
          {"templates":{"headline":"{{project.class}}"}}                     | templates.headline
          {"templates":{"note":"{{#project}}"}}                              | templates.note
          {"templates":{"note":"{{>other}}"}}                                | templates.note
          {"templates":{"note":" "}}                                         | templates.note
          {"templates":{"headline":7}}                                       | templates.headline
          {"templates":{"heading":"x"}}                                      | templates.heading
          {"templates":{"body":{"a":"b"}}}                                   | templates.body
          {"templates":"x"}                                                  | templates
          {"id":"x"}                                                         | id
          []                                                                 | body
          null                                                               | body
          """)
  void isRefusedWhenItMakesNoSense(String patch, String what) throws Exception {
    String id = added(EVERYTHING);

    Answer answer = door.send("PATCH", "/v1/subscriptions/" + id, patch);

    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().path("detail").asString()).contains(what);
  }

  private Answer post(String id, String what) throws Exception {
    return door.send("POST", "/v1/subscriptions/" + id + "/" + what, "");
  }

  private String added(String body) throws Exception {
    Answer added = door.send("POST", "/v1/subscriptions", body);
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    return added.json().path("id").asString();
  }
}
