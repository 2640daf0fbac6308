package io.cloudcostguard.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.notifier.World.Subscription;
import io.cloudcostguard.notifier.message.Events;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.Replay;
import io.cloudcostguard.schemas.event.TraceParent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Invalid records on the topics that the notifier reads: it writes them to the dead-letter topic,
/// goes on and stays healthy.
class PoisonTest {

  private static final String SECRET = "s3cret-in-the-record";
  private static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void goesToTheDeadLetterTopicAndLaterRecordsAreDelivered() throws Exception {
    Receiver receiver = Receiver.answering("/after-all-poison", 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());
    World.subscribe(
        "sub-" + UUID.randomUUID(),
        subscription.tenant(),
        null,
        "slack",
        Receiver.answering("/slack-after-all-poison", 200).url(),
        new String[0]);

    // Given everything bad on every topic, all in one partition
    Map<String, String> sent = new LinkedHashMap<>();
    for (Topic<?> topic :
        List.of(
            Topics.ESTIMATES,
            Topics.ALERTS,
            Topics.SUBSCRIPTIONS,
            Topics.PRICE_CHANGES,
            Topics.PRICE_EFFECTS)) {
      for (var bad : values(topic, subscription.tenant()).entrySet()) {
        sent.put(send(topic, bad.getValue(), envelope("id")), bad.getKey());
      }
      byte[] good = good(topic, subscription.tenant(), "1").getBytes(UTF_8);
      for (var bad : envelopes().entrySet()) {
        sent.put(send(topic, good, bad.getValue()), bad.getKey());
      }
    }

    // When something good comes after it, twice, in the same partition
    String id = UUID.randomUUID().toString();
    byte[] good = good(Topics.ESTIMATES, subscription.tenant(), "12.5").getBytes(UTF_8);
    send(Topics.ESTIMATES, good, envelope(id));
    send(Topics.ESTIMATES, good, envelope(id));

    // Then it is told, once, and nothing else
    await().atMost(Duration.ofMinutes(2)).until(() -> !receiver.requests.isEmpty());
    assertThat(subscription.deliveryStates()).hasSize(1);

    // And each of the others is put aside, with its place and reason
    Map<String, String> reasons =
        World.read(Topics.NOTIFIER_DLQ).stream()
            .filter(letter -> EventHeaders.text(letter.headers(), "dlq_offset") != null)
            .collect(
                Collectors.toMap(
                    letter ->
                        EventHeaders.text(letter.headers(), "dlq_topic")
                            + "/"
                            + EventHeaders.text(letter.headers(), "dlq_partition")
                            + "/"
                            + EventHeaders.text(letter.headers(), "dlq_offset"),
                    letter -> EventHeaders.text(letter.headers(), "dlq_reason"),
                    (one, _) -> one));
    sent.forEach((place, what) -> assertThat(reasons).as(what).containsKey(place));
    sent.forEach((place, what) ->
        assertThat(reasons.get(place)).as(what).startsWith("It").doesNotContain(SECRET));
    assertThat(get("/actuator/prometheus"))
        .contains(
            "ccg_notifier_dead_letters_total{application=\"ccg-notifier\",topic=\"ccg.estimates\"")
        .contains(
            "ccg_notifier_dead_letters_total{application=\"ccg-notifier\",topic=\"ccg.alerts\"")
        .contains(
            "ccg_notifier_dead_letters_total{application=\"ccg-notifier\",topic=\"ccg.price-changes\"")
        .contains(
            "ccg_notifier_dead_letters_total{application=\"ccg-notifier\",topic=\"ccg.subscriptions\"");
    assertThat(get("/actuator/health/readiness")).contains("\"status\":\"UP\"");
  }

  /// Records of other services' dead letters, and of no dead letters, are none of the notifier's.
  @Test
  void deliversTheEventOfAReplayAsIfItCameFromItsTopic() {
    Receiver receiver = Receiver.answering("/replayed", 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());
    byte[] event = good(Topics.ESTIMATES, subscription.tenant(), "12.5").getBytes(UTF_8);
    DeadLetter.Source record =
        new DeadLetter.Source(
            Topics.ESTIMATES.name(), 0, 7, 1, new byte[] {1}, event, envelope("of-a-replay"));

    World.publish(Replay.of(Topics.INGEST_DLQ, record));
    World.publish(new ProducerRecord<>(Topics.REPLAYS.name(), new byte[] {1}));
    World.publish(Replay.of(Topics.NOTIFIER_DLQ, record));
    World.publish(Replay.of(Topics.NOTIFIER_DLQ, record));
    World.publish(Replay.of(Topics.NOTIFIER_DLQ, another(record, "another")));

    await().atMost(Duration.ofMinutes(1)).until(() -> receiver.requests.size() == 2);
    assertThat(subscription.deliveryStates()).hasSize(2);
  }

  private static DeadLetter.Source another(DeadLetter.Source record, String id) {
    return new DeadLetter.Source(
        record.topic(), 0, 8, 1, record.key(), record.value(), envelope(id));
  }

  /// 60,000 resources with their proofs are 60 MB of JSON.
  @Test
  void summarizesAnEstimateOf60MbInAFewKilobytes() {
    Receiver receiver = Receiver.answering("/large", 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());
    ObjectNode estimate = estimate(subscription.tenant(), "1");
    String one = estimate.get("resources").get(0).toString();
    estimate.putArray("resources").add("ALL");
    String all = (one + ",").repeat(60_000_000 / one.length()) + one;
    byte[] json = estimate.toString().replace("\"ALL\"", all).getBytes(UTF_8);
    assertThat(json).hasSizeBetween(55_000_000, 66_000_000);

    send(Topics.ESTIMATES, json, envelope(UUID.randomUUID().toString()));

    await().atMost(Duration.ofMinutes(2)).until(() -> !receiver.requests.isEmpty());
    assertThat(receiver.requests.getFirst().body().length()).isLessThan(20_000);
  }

  private static Map<String, byte @Nullable []> values(Topic<?> topic, String tenant) {
    Map<String, byte @Nullable []> values = new LinkedHashMap<>();
    values.put("garbage", new byte[] {(byte) 0xc3, 0x28, 0, 1, 2, (byte) 0xff});
    values.put("empty", new byte[0]);
    values.put("null", null);
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("cut off", "{\"id\":\"" + SECRET);
    texts.put("no JSON", SECRET);
    texts.put("JSON null", "null");
    texts.put("list", "[]");
    texts.put("nothing in it", "{}");
    texts.put("two", good(topic, tenant, "1") + "{}");
    texts.put("deep", "[".repeat(200_000));
    texts.put("deep inside", "{\"x\":" + "[".repeat(200_000));
    texts.put(
        "no type that is known", "{\"outcome\":\"" + SECRET + "\",\"alert\":\"" + SECRET + "\"}");
    texts.put(
        "other types",
        "{\"outcome\":\"estimated\",\"alert\":\"firing\",\"resources\":[[]],\"services\":\""
            + SECRET
            + "\",\"at\":[1]}");
    texts.put(
        "nulls",
        "{\"outcome\":\"estimated\",\"alert\":\"firing\",\"tenant\":null,\"monthlyLimit\":null,\"services\":null}");
    texts.put(
        "30 MB of a",
        good(topic, tenant, "1").replaceFirst("\\{", "{\"x\":\"" + "a".repeat(30_000_000) + "\","));
    if (topic == Topics.ESTIMATES) {
      texts.remove("30 MB of a"); // an estimate may be large
    }
    if (topic == Topics.ESTIMATES || topic == Topics.ALERTS) {
      texts.put("NUL in a name", good(topic, "a\\u0000" + SECRET, "1"));
      texts.put("large name", good(topic, tenant + "b".repeat(100_000), "1"));
      texts.put("large number", good(topic, tenant, "1e999999999"));
      texts.put("small number", good(topic, tenant, "1e-999999999"));
      texts.put("no number", good(topic, tenant, SECRET));
    }
    texts.forEach((what, text) -> values.put(what, text.getBytes(UTF_8)));
    return values;
  }

  /// Records with missing or oversized values.
  private static Map<String, Headers> envelopes() {
    Map<String, Headers> envelopes = new LinkedHashMap<>();
    envelopes.put("no headers", new RecordHeaders());
    envelopes.put("NUL in the id", envelope("a\0b"));
    envelopes.put("large id", envelope("a".repeat(200_000)));
    envelopes.put("no time", changed("ce_time", new byte[] {'x'}));
    envelopes.put("null subject", changed("ce_subject", null));
    envelopes.put("no text", changed("ce_type", new byte[] {(byte) 0xff, 0, '\r', '\n'}));
    Headers many = new RecordHeaders();
    for (int i = 0; i < 5_000; i++) {
      many.add("\r\nx" + i, new byte[10]);
    }
    many.add("large", new byte[400_000]);
    many.add("dlq_reason", SECRET.getBytes(UTF_8));
    envelopes.put("many headers", many);
    return envelopes;
  }

  private static Headers changed(String name, byte @Nullable [] value) {
    Headers headers = envelope("id");
    headers.remove(name).add(new RecordHeader(name, value));
    return headers;
  }

  private static Headers envelope(String id) {
    Headers headers = new RecordHeaders();
    new EventHeaders(
            id, EventType.PLAN_ESTIMATED, "/test", "subject", TIME, TraceParent.continuing(null))
        .writeTo(headers);
    return headers;
  }

  private static String good(Topic<?> topic, String tenant, String amount) {
    if (topic == Topics.ESTIMATES) {
      return estimate("TENANT", "31415")
          .toString()
          .replace("TENANT", tenant)
          .replace("31415", amount);
    }
    if (topic == Topics.ALERTS) {
      ObjectNode alert = Json.MAPPER.valueToTree(Events.exceeded());
      return alert
          .put("alert", "firing")
          .put("tenant", "TENANT")
          .put("planned", "31415")
          .toString()
          .replace("TENANT", tenant)
          .replace("31415", amount);
    }
    return topic == Topics.SUBSCRIPTIONS
        ? """
        {"subscriptionId":"s","tenant":"%s","channel":"webhook","host":"h","reason":"r","at":"2026-11-20T09:41:07Z","failingSince":"2026-11-15T09:30:22Z"}\
        """
            .formatted(tenant)
        : """
        {"version":8,"since":7,"services":[],"largest":[]}\
        """;
  }

  private static ObjectNode estimate(String tenant, String delta) {
    ObjectNode json = Json.MAPPER.valueToTree(Events.estimate());
    return json.put("outcome", "estimated").put("tenant", tenant).put("delta", delta);
  }

  private static String send(Topic<?> topic, byte @Nullable [] value, Iterable<Header> headers) {
    RecordMetadata at =
        World.publish(
            new ProducerRecord<>(topic.name(), 0, new byte[] {0, (byte) 0xff}, value, headers));
    return topic.name() + "/0/" + at.offset();
  }

  private static String get(String path) throws Exception {
    String port = World.APP.getEnvironment().getProperty("local.server.port");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
              BodyHandlers.ofString())
          .body();
    }
  }
}
