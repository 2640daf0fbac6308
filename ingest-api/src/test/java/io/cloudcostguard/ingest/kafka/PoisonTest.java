package io.cloudcostguard.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.Plans;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// Whatever is written to a topic that this service reads: it goes on, says what it left out, and
/// stays healthy.
class PoisonTest {

  private static final String SECRET = "s3cret-in-the-record";

  /// Of its own: other tests read all of a topic.
  private static final EmbeddedKafkaKraftBroker BROKER = FrontDoor.startBroker();

  private static final ConfigurableApplicationContext SERVICE =
      FrontDoor.open().start(BROKER, "--ccg.run-tasks.max-in-flight=0");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final KafkaProducer<byte[], byte[]> PRODUCER =
      new KafkaProducer<>(
          Map.of(
              "bootstrap.servers",
              BROKER.getBrokersAsString(),
              "compression.type",
              "zstd",
              "max.request.size",
              Topics.MAX_UNCOMPRESSED_BYTES,
              "buffer.memory",
              2L * Topics.MAX_UNCOMPRESSED_BYTES),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  @AfterAll
  static void close() {
    PRODUCER.close();
    SERVICE.close();
  }

  @Test
  void isPutAsideAndWhatComesAfterItIsHandled() throws Exception {
    // Given everything bad on every topic, all in one partition
    Map<String, String> sent = new LinkedHashMap<>();
    for (String topic : List.of("ccg.estimates", "ccg.budgets", "ccg.audit")) {
      for (var bad : values(topic).entrySet()) {
        RecordMetadata at = send(topic, "k".getBytes(UTF_8), bad.getValue(), List.of(), null);
        sent.put(topic + "/" + at.offset(), bad.getKey());
      }
      byte[] garbage = "{".getBytes(UTF_8);
      sent.put(
          topic + "/" + send(topic, new byte[] {0, (byte) 0xff}, garbage, hostile(), 0L).offset(),
          "key and headers");
      sent.put(
          topic + "/" + send(topic, new byte[70_000], garbage, List.of(), 1L).offset(),
          "large key");
    }
    for (String topic : List.of("ccg.plans", "ccg.estimator.dlq")) {
      for (var bad : values("ccg.estimates").entrySet()) {
        send(topic, null, bad.getValue(), hostile(), 0L);
        send(topic, "default/a\0b/c".getBytes(UTF_8), bad.getValue(), envelope("x"), 0L);
        send(topic, "default/a/b".getBytes(UTF_8), bad.getValue(), envelope("id\0"), 0L);
      }
    }
    send("ccg.budgets", new byte[] {(byte) 0xff}, null, List.of(), null);

    // When something good comes after it
    String id = "after-poison-" + UUID.randomUUID();
    String plan = "plan-after-poison-" + UUID.randomUUID();
    String estimate = Plans.estimate(id, "poisoned", "12");
    send(
        "ccg.estimates",
        "default/poisoned/prod".getBytes(UTF_8),
        estimate.getBytes(UTF_8),
        List.of(),
        null);
    send(
        "ccg.estimates",
        "default/poisoned/prod".getBytes(UTF_8),
        estimate.getBytes(UTF_8),
        List.of(),
        null);
    send(
        "ccg.plans",
        "default/poisoned/prod".getBytes(UTF_8),
        "{}".getBytes(UTF_8),
        envelope(plan),
        null);
    send(
        "ccg.budgets",
        "default/poisoned".getBytes(UTF_8),
        budget("default", "7").getBytes(UTF_8),
        List.of(),
        null);
    send(
        "ccg.audit",
        "default".getBytes(UTF_8),
        audit(id, "default", "2026-11-20T12:00:00Z").getBytes(UTF_8),
        List.of(),
        null);

    // Then it is handled
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> {
          assertThat(get("/v1/estimates/" + id)).isEqualTo(estimate);
          assertThat(get("/v1/estimates/" + plan)).contains("pending");
          assertThat(get("/v1/projects/poisoned/budget")).contains("\"amount\":\"7\"");
          assertThat(get("/v1/audit")).contains(id);
        });

    // And each of the others is put aside, with its place and reason
    Map<String, String> reasons =
        letters().stream()
            .filter(letter -> text(letter, "dlq_offset") != null)
            .collect(
                Collectors.toMap(
                    letter -> text(letter, "dlq_topic") + "/" + text(letter, "dlq_offset"),
                    letter -> text(letter, "dlq_reason"),
                    (one, _) -> one));
    assertThat(sent.keySet())
        .allSatisfy(place -> assertThat(reasons).as(sent.get(place)).containsKey(place));
    sent.keySet()
        .forEach(place ->
            assertThat(reasons.get(place))
                .as(sent.get(place))
                .containsPattern("^(It|The database refuses a value of it)")
                .doesNotContain(SECRET));
    assertThat(get("/actuator/prometheus"))
        .contains(
            "ccg_ingest_dead_letters_total{application=\"ingest-api\",topic=\"ccg.estimates\"")
        .contains("ccg_ingest_dead_letters_total{application=\"ingest-api\",topic=\"ccg.budgets\"")
        .contains("ccg_ingest_dead_letters_total{application=\"ingest-api\",topic=\"ccg.audit\"");
    assertThat(get("/actuator/health/readiness")).contains("\"status\":\"UP\"");
    assertThat(get("/actuator/health/liveness")).contains("\"status\":\"UP\"");
  }

  /// 60,000 resources with their proofs, and some hundred MB as objects.
  @Test
  void storesAnEstimateOf60MbAsItCame() throws Exception {
    String id = "large-" + UUID.randomUUID();
    String resource =
        """
        {"address":"aws_instance.web[%d]","type":"aws_instance","action":"CREATE","imported":false,"state":"PRICED","components":[{"name":"%s","unit":"hours"}]}\
        """;
    String name = "n".repeat(850);
    String resources =
        IntStream.range(0, 60_000)
            .mapToObj(i -> resource.formatted(i, name))
            .collect(Collectors.joining(","));
    String estimate =
        Plans.estimate(id, "large", "12")
            .replace("\"resources\":[]", "\"resources\":[" + resources + "]");
    assertThat(estimate.length()).isBetween(55_000_000, 65_000_000);

    send(
        "ccg.estimates",
        "default/large/prod".getBytes(UTF_8),
        estimate.getBytes(UTF_8),
        List.of(),
        null);

    await().atMost(Duration.ofMinutes(2)).until(() -> get("/v1/estimates/" + id).equals(estimate));
  }

  /// By what is wrong with them.
  private static Map<String, byte @Nullable []> values(String topic) {
    Map<String, byte @Nullable []> values = new LinkedHashMap<>();
    values.put("garbage", new byte[] {(byte) 0xc3, 0x28, 0, 1, 2, (byte) 0xff});
    values.put("empty", new byte[0]);
    if (!topic.equals("ccg.budgets")) {
      values.put("null", null);
    }
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("cut off", "{\"id\":\"" + SECRET);
    texts.put("no JSON", SECRET);
    texts.put("JSON null", "null");
    texts.put("list", "[]");
    texts.put("number", "1");
    texts.put("nothing in it", "{}");
    texts.put("two", good(topic, "a", "b", "1") + "{}");
    texts.put("deep", "[".repeat(200_000));
    texts.put("deep inside", "{\"x\":" + "[".repeat(200_000));
    texts.put(
        "no type that is known", "{\"outcome\":\"" + SECRET + "-v9\",\"record\":\"price-v9\"}");
    texts.put(
        "other types",
        "{\"outcome\":\"estimated\",\"id\":{\""
            + SECRET
            + "\":1},\"before\":[],\"monthlyLimit\":\"x\",\"at\":[1]}");
    texts.put(
        "nulls",
        "{\"outcome\":\"estimated\",\"id\":null,\"before\":null,\"monthlyLimit\":null,\"at\":null}");
    texts.put("NUL in a name", good(topic, "a", "b\\u0000" + SECRET, "1"));
    texts.put("large name", good(topic, "a", "b".repeat(100_000), "1"));
    texts.put("30 MB of a", good(topic, "a", "a".repeat(30_000_000), "1"));
    if (!topic.equals("ccg.audit")) {
      texts.put("large number", good(topic, "a", "b", "1e999999999"));
      texts.put("small number", good(topic, "a", "b", "1e-999999999"));
      texts.put("no number", good(topic, "a", "b", SECRET));
    } else {
      texts.put("time beyond all", audit("a", "b", "+999999999-12-31T23:59:59Z"));
      texts.put("no time", audit("a", "b", SECRET));
    }
    texts.forEach((what, text) -> values.put(what, text.getBytes(UTF_8)));
    return values;
  }

  private static String good(String topic, String id, String name, String amount) {
    return switch (topic) {
      case "ccg.budgets" -> budget(name, amount);
      case "ccg.audit" -> audit(id, name, "2026-11-20T12:00:00Z");
      default -> Plans.estimate(id, "NAME", "31415").replace("NAME", name).replace("31415", amount);
    };
  }

  private static String budget(String tenant, String amount) {
    return """
    {"id":"%1$s/poisoned","tenant":"%1$s","project":"poisoned","monthlyLimit":{"amount":"%2$s","currency":"USD"},"warnWhenIncomplete":true}\
    """
        .formatted(tenant, amount);
  }

  private static String audit(String id, String tenant, String at) {
    return """
    {"id":"%s","tenant":"%s","actor":"key","action":"PUT","path":"/v1","status":200,"at":"%s"}\
    """
        .formatted(id, tenant, at);
  }

  private static List<Header> envelope(String id) {
    return List.of(header("ce_id", id), header("ce_type", "io.cloudcostguard.plan.submitted.v1"));
  }

  private static List<Header> hostile() {
    List<Header> headers = new ArrayList<>(envelope("x\r\n\0"));
    headers.add(new RecordHeader("traceparent", new byte[] {(byte) 0xff, 0, '\r', '\n'}));
    headers.add(new RecordHeader("ce_time", (byte[]) null));
    headers.add(header("\r\nlevel", "\u001b[31m"));
    headers.add(new RecordHeader("large", new byte[400_000]));
    headers.add(header("dlq_reason", SECRET));
    for (int i = 0; i < 500; i++) {
      headers.add(header("x" + i, ""));
    }
    return headers;
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(UTF_8));
  }

  private static RecordMetadata send(
      String topic,
      byte @Nullable [] key,
      byte @Nullable [] value,
      List<Header> headers,
      @Nullable Long timestamp)
      throws Exception {
    return PRODUCER.send(new ProducerRecord<>(topic, 0, timestamp, key, value, headers)).get();
  }

  private static String get(String path) throws Exception {
    return HTTP.send(
            FrontDoor.request(FrontDoor.portOf(SERVICE), path)
                .header("Authorization", "Bearer " + FrontDoor.TOKEN)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /// All that there are now.
  private static List<ConsumerRecord<byte[], byte[]>> letters() {
    TopicPartition letters = new TopicPartition(Topics.INGEST_DLQ.name(), 0);
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", BROKER.getBrokersAsString()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(letters));
      consumer.seekToBeginning(List.of(letters));
      long end = consumer.endOffsets(List.of(letters)).get(letters);
      while (consumer.position(letters) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found;
  }

  private static @Nullable String text(ConsumerRecord<byte[], byte[]> letter, String header) {
    return EventHeaders.text(letter.headers(), header);
  }
}
