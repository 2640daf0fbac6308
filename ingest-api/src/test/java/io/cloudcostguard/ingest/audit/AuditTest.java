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
