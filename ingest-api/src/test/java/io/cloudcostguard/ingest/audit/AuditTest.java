package io.cloudcostguard.ingest.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AuditTest {

  private final FrontDoor door = FrontDoor.open();

  @Test
  void saysWhoDidWhat() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();
    Visitor colleague = visitor.colleague("read");
    visitor.send(
        "PUT",
        "/v1/projects/shop/budget",
        "{\"monthlyLimit\":{\"amount\":\"10\",\"currency\":\"USD\"}}");
    visitor.send("PUT", "/v1/projects/shop/budget", "nonsense");
    visitor.get("/v1/keys");
    colleague.send("DELETE", "/v1/keys/" + visitor.id(), "");

    List<JsonNode> records = awaited(visitor, 3);

    assertThat(records)
        .extracting(
            r -> r.path("actor").asString(),
            r -> r.path("action").asString(),
            r -> r.path("path").asString(),
            r -> r.path("made").asString(""),
            r -> r.path("status").asInt())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "key " + colleague.id(),
                "DELETE /v1/keys/{id}",
                "/v1/keys/" + visitor.id(),
                "",
                403),
            org.assertj.core.groups.Tuple.tuple(
                "key " + visitor.id(),
                "PUT /v1/projects/{project}/budget",
                "/v1/projects/shop/budget",
                "",
                200),
            org.assertj.core.groups.Tuple.tuple(
                "key " + visitor.id(),
                "POST /v1/keys",
                "/v1/keys",
                "/v1/keys/" + colleague.id(),
                201));
    assertThat(Visitor.ofNewTenant().get("/v1/audit").body()).doesNotContain(visitor.id());
  }

  @Test
  void saysWhatItWasBeforeAndAfterAndWhy() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();
    String path = "/v1/projects/shop/budget";
    visitor.send("PUT", path, limit("1500"), "X-Change-Reason", "As agreed for Q1");
    await().until(() -> visitor.get(path).status(), status -> status == 200);
    visitor.send("PUT", path, limit("3000"), "X-Change-Reason", "Raised for the launch");
    await().until(() -> visitor.get(path).body(), body -> body.contains("3000"));
    visitor.send("DELETE", path, "");
    Visitor colleague = visitor.colleague("read");
    visitor.send("DELETE", "/v1/keys/" + colleague.id(), "");
    JsonNode subscription =
        visitor
            .send(
                "POST",
                "/v1/subscriptions",
                "{\"channel\":\"webhook\",\"url\":\"https://hooks.example.org/in?key=s3cret\"}")
            .json();
    visitor.send("POST", "/v1/subscriptions/" + subscription.path("id").asString() + "/pause", "");

    List<JsonNode> records = awaited(visitor, 7);

    assertThat(records.toString())
        .doesNotContain("s3cret", subscription.path("secret").asString(), colleague.key());
    JsonNode paused = records.get(0);
    assertThat(json(paused, "before").has("pausedAt")).isFalse();
    assertThat(json(paused, "after").has("pausedAt")).isTrue();
    assertThat(records.get(1).has("before")).isFalse();
    assertThat(json(records.get(1), "after").path("host").asString())
        .isEqualTo("hooks.example.org");
    assertThat(json(records.get(2), "before").path("id").asString()).isEqualTo(colleague.id());
    assertThat(records.get(2).has("after")).isFalse();
    assertThat(json(records.get(3), "after").path("id").asString()).isEqualTo(colleague.id());
    assertThat(amount(records.get(4), "before")).isEqualTo("3000");
    assertThat(records.get(4).has("after")).isFalse();
    assertThat(amount(records.get(5), "before")).isEqualTo("1500");
    assertThat(amount(records.get(5), "after")).isEqualTo("3000");
    assertThat(records.get(5).path("comment").asString()).isEqualTo("Raised for the launch");
    assertThat(records.get(6).has("before")).isFalse();
  }

  @Test
  void saysWhatARetiredWorkspaceCountedWith() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();
    try (Connection database = door.database();
        PreparedStatement insert =
            database.prepareStatement(
                """
                insert into ledger_workspace (tenant, project, workspace, position, sequence, costs)
                values (?, 'shop', 'prod', 0, 1, '{"proposals":[]}')
                """)) {
      insert.setString(1, visitor.tenant());
      insert.executeUpdate();
    }
    visitor.send("DELETE", "/v1/projects/shop/workspaces/prod", "");

    JsonNode retired = awaited(visitor, 1).getFirst();

    assertThat(retired.path("path").asString()).isEqualTo("/v1/projects/shop/workspaces/prod");
    assertThat(json(retired, "before").has("proposals")).isTrue();
    assertThat(retired.has("after")).isFalse();
  }

  @Test
  void namesTheSubscriptionOfARotationWithoutItsSecret() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();
    String id =
        visitor
            .send(
                "POST",
                "/v1/subscriptions",
                "{\"channel\":\"webhook\",\"url\":\"https://hooks.example.org/in\"}")
            .json()
            .path("id")
            .asString();
    Answer rotated = visitor.send("POST", "/v1/subscriptions/" + id + "/rotate-secret", "{}");
    assertThat(rotated.status()).isEqualTo(200);

    List<JsonNode> records = awaited(visitor, 2);

    JsonNode rotation = records.getFirst();
    assertThat(json(rotation, "before").path("id").asString()).isEqualTo(id);
    assertThat(json(rotation, "after").path("id").asString()).isEqualTo(id);
    assertThat(records.toString())
        .doesNotContain(rotated.json().path("secret").asString("no secret"));
  }

  @Test
  void isSearchedByTimeActorAndObject() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();
    Visitor colleague = visitor.colleague("read", "admin");
    colleague.send("PUT", "/v1/projects/shop/budget", limit("10"));
    visitor.send("PUT", "/v1/projects/till/budget", limit("10"));
    List<JsonNode> all = awaited(visitor, 3);
    String time = all.getFirst().path("at").asString();

    assertThat(paths(visitor, "?actor=key%20" + colleague.id()))
        .containsExactly("/v1/projects/shop/budget");
    assertThat(paths(visitor, "?object=/v1/projects/"))
        .containsExactly("/v1/projects/till/budget", "/v1/projects/shop/budget");
    assertThat(paths(visitor, "?from=" + time)).containsExactly("/v1/projects/till/budget");
    assertThat(paths(visitor, "?to=" + time))
        .containsExactly("/v1/projects/shop/budget", "/v1/keys");
    assertThat(visitor.get("/v1/audit?from=yesterday").status()).isEqualTo(400);
    assertThat(visitor.get("/v1/audit?object=shop").status()).isEqualTo(400);
  }

  private static List<String> paths(Visitor visitor, String query) throws Exception {
    return visitor
        .get("/v1/audit" + query)
        .json()
        .path("records")
        .valueStream()
        .map(record -> record.path("path").asString())
        .toList();
  }

  private static String limit(String amount) {
    return "{\"monthlyLimit\":{\"amount\":\"%s\",\"currency\":\"USD\"}}".formatted(amount);
  }

  private static JsonNode json(JsonNode record, String side) {
    return Json.MAPPER.readTree(record.path(side).asString());
  }

  private static String amount(JsonNode record, String side) {
    return json(record, side).at("/monthlyLimit/amount").asString();
  }

  @Test
  void isShownPageByPage() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();
    for (int i = 0; i < 3; i++) {
      visitor.colleague("read");
    }
    List<JsonNode> all = awaited(visitor, 3);

    Answer first = visitor.get("/v1/audit?limit=2");
    Answer second = visitor.get("/v1/audit?limit=2&cursor=" + first.json().path("next").asString());

    assertThat(first.json().path("records").valueStream())
        .containsExactlyElementsOf(all.subList(0, 2));
    assertThat(second.json().path("records").valueStream()).containsExactly(all.get(2));
    assertThat(second.json().has("next")).isFalse();
    assertThat(visitor.get("/v1/audit?cursor=a%2Fb").status()).isEqualTo(400);
  }

  @Test
  void isAnEventWithoutASecret() throws Exception {
    Visitor visitor = Visitor.ofNewTenant();
    Visitor colleague = visitor.colleague("read");
    awaited(visitor, 1);

    List<ConsumerRecord<String, byte[]>> events =
        door.records(Topics.AUDIT, record -> record.key().equals(visitor.tenant()));

    assertThat(events).hasSize(1);
    assertThat(EventHeaders.text(events.getFirst().headers(), "ce_type"))
        .isEqualTo("io.cloudcostguard.audit.recorded.v1");
    String json = new String(events.getFirst().value(), StandardCharsets.UTF_8);
    assertThat(json).doesNotContain(visitor.key(), colleague.key());
    assertThat(Json.MAPPER.readTree(json).path("made").asString()).contains(colleague.id());
  }

  private static List<JsonNode> awaited(Visitor visitor, int count) {
    return await()
        .until(
            () -> visitor.get("/v1/audit").json().path("records").valueStream().toList(),
            records -> records.size() == count);
  }
}
