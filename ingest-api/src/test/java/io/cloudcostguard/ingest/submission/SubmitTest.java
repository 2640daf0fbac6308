package io.cloudcostguard.ingest.submission;

import static io.cloudcostguard.ingest.Plans.bytes;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class SubmitTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final FrontDoor door = FrontDoor.open();

  @Test
  void answersWithWhereTheEstimateWillBe() throws Exception {
    Answer answer = door.post("/v1/plans?project=shop&workspace=prod", plan());

    String id = answer.json().path("id").asString();
    assertThat(answer.status()).isEqualTo(202);
    assertThat(UUID.fromString(id).version()).isEqualTo(7);
    assertThat(answer.header("Location")).isEqualTo("/v1/estimates/" + id);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Server")).isNull();
    assertThat(answer.json().path("status").asString()).isEqualTo("pending");
    assertThat(answer.json().at("/links/estimate").asString()).isEqualTo("/v1/estimates/" + id);
  }

  @Test
  void publishesTheSlimPlan() throws Exception {
    Answer answer =
        door.post(
            "/v1/plans?project=shop&workspace=prod",
            plan(),
            "traceparent",
            "00-" + TRACE + "-00f067aa0ba902b7-01");

    ConsumerRecord<String, byte[]> record = published(answer);
    String id = answer.json().path("id").asString();
    assertThat(record.key()).isEqualTo("default/shop/prod");
    assertThat(EventHeaders.text(record.headers(), "ce_id")).isEqualTo(id);
    assertThat(EventHeaders.text(record.headers(), "ce_subject")).isEqualTo(id);
    assertThat(EventHeaders.text(record.headers(), "ce_specversion")).isEqualTo("1.0");
    assertThat(EventHeaders.text(record.headers(), "ce_type"))
        .isEqualTo("io.cloudcostguard.plan.submitted.v1");
    assertThat(EventHeaders.text(record.headers(), "traceparent"))
        .startsWith("00-" + TRACE + "-")
        .doesNotContain("00f067aa0ba902b7");
    PlanSubmitted submitted = Json.MAPPER.readValue(record.value(), PlanSubmitted.class);
    assertThat(submitted.digest()).isEqualTo(sha256(plan()));
    assertThat(submitted.bytes()).isEqualTo(plan().length);
    assertThat(submitted.plan().resources())
        .extracting("address")
        .containsExactly("aws_ebs_volume.data", "aws_ebs_volume.hidden", "example_database.main");
    assertThat(submitted.plan().resources().getFirst().after())
        .containsEntry("size", "500")
        .containsEntry("type", "gp3");
  }

  @Test
  void keepsNoSecret() throws Exception {
    // Given a plan with a canary wherever pricing does not look
    String canary = "canary-" + UUID.randomUUID();
    JsonNode tree = Json.MAPPER.readTree(plan());
    int places = plant(tree, canary);
    assertThat(places).isGreaterThan(20);

    // When
    Answer answer = door.post("/v1/plans", Json.MAPPER.writeValueAsBytes(tree));

    // Then
    assertThat(new String(published(answer).value(), StandardCharsets.UTF_8))
        .doesNotContain(canary)
        .doesNotContain("hunter2");
    for (var topic : Topics.ALL) {
      assertThat(
              door.records(
                  topic,
                  r ->
                      r.value() != null
                          && new String(r.value(), StandardCharsets.UTF_8).contains(canary)))
          .isEmpty();
    }
  }

  /// Puts `canary` next to every attribute, and in place of every text but what pricing and the
  /// plan's structure need.
  private static int plant(JsonNode node, String canary) {
    Set<String> kept =
        Set.of(
            "address",
            "mode",
            "type",
            "name",
            "format_version",
            "terraform_version",
            "size",
            "actions",
            "availability_zone",
            "snapshot_id",
            "provider_config_key",
            "region",
            "references",
            "iops",
            "throughput");
    int[] planted = {0};
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        if (object.get(name) instanceof StringNode && !kept.contains(name)) {
          object.put(name, canary);
          planted[0]++;
        } else if (!kept.contains(name)) {
          planted[0] += plant(object.get(name), canary);
        }
      }
      object.put("canary_attribute", canary);
      planted[0]++;
    } else if (node instanceof ArrayNode array) {
      array.forEach(element -> planted[0] += plant(element, canary));
    }
    return planted[0];
  }

  @Test
  void unpacksGzip() throws Exception {
    Answer answer = door.post("/v1/plans", gzip(plan()), "Content-Encoding", "gzip");

    assertThat(answer.status()).isEqualTo(202);
    PlanSubmitted submitted = Json.MAPPER.readValue(published(answer).value(), PlanSubmitted.class);
    assertThat(submitted.digest()).isEqualTo(sha256(plan()));
    assertThat(submitted.bytes()).isEqualTo(plan().length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "application/x-www-form-urlencoded", "text/plain", "nonsense"})
  void doesNotMindTheContentType(String type) throws Exception {
    Answer answer = door.post("/v1/plans?project=typed", plan(), "Content-Type", type);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(published(answer).key()).isEqualTo("default/typed/default");
  }

  @Test
  void readsUtf16() throws Exception {
    byte[] utf16 = new String(plan(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);

    assertThat(door.post("/v1/plans", utf16).status()).isEqualTo(202);
  }

  @Test
  void usesTheGivenRegionWhereThePlanSaysNone() throws Exception {
    String stateless =
        """
        {"format_version":"1.2","resource_changes":[{"address":"aws_ebs_volume.a","mode":"managed",
        "type":"aws_ebs_volume","name":"a","change":{"actions":["create"],"before":null,"after":{"size":1}}}]}
        """;

    Answer answer = door.post("/v1/plans?region=eu-north-1", bytes(stateless));

    PlanSubmitted submitted = Json.MAPPER.readValue(published(answer).value(), PlanSubmitted.class);
    assertThat(submitted.plan().resources().getFirst().region()).isEqualTo("eu-north-1");
  }

  @Test
  void takesARepeatedSubmissionOnce() throws Exception {
    String key = UUID.randomUUID().toString();

    Answer first = door.post("/v1/plans", plan(), "Idempotency-Key", key);
    Answer second = door.post("/v1/plans", plan(), "Idempotency-Key", key);
    Answer other =
        door.post("/v1/plans", bytes("{\"format_version\":\"1.2\"}"), "Idempotency-Key", key);

    assertThat(second.json()).isEqualTo(first.json());
    published(first);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().path("type").asString())
        .isEqualTo("urn:cloudcostguard:problem:idempotency-key-reused");
  }

  @Test
  void acceptsWhileTheDatabaseIsDown() throws Exception {
    door.withoutDatabase(() -> {
      long start = System.nanoTime();
      assertThat(door.post("/v1/plans", plan()).status()).isEqualTo(202);
      assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    });
  }

  @Test
  void refusesWhatKafkaWouldNotTake() throws Exception {
    StringBuilder changes = new StringBuilder("{\"format_version\":\"1.2\",\"resource_changes\":[");
    for (int i = 0; i < 60_000; i++) {
      changes
          .append(i == 0 ? "" : ",")
          .append("{\"address\":\"aws_ebs_volume.a")
          .append(UUID.randomUUID())
          .append(
              "\",\"mode\":\"managed\",\"type\":\"aws_ebs_volume\",\"name\":\"a\",\"change\":{\"actions\":[\"no-op\"]}}");
    }

    Answer answer = door.post("/v1/plans", bytes(changes.append("]}").toString()));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:cloudcostguard:problem:record-too-large");
    assertThat(answer.json().path("detail").asString()).contains("ccg.plans", "1048576");
  }

  private ConsumerRecord<String, byte[]> published(Answer answer) {
    String id = answer.json().path("id").asString();
    List<ConsumerRecord<String, byte[]>> records =
        door.records(Topics.PLANS, r -> id.equals(EventHeaders.text(r.headers(), "ce_id")));
    assertThat(records).hasSize(1);
    return records.getFirst();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes);
    }
    return zipped.toByteArray();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
