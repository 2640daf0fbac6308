package io.cloudcostguard.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.standalone.local.ServiceProcess;
import io.cloudcostguard.standalone.local.Services;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Whatever stands in the topics that the estimator reads, before it starts and while it runs: it
/// goes on, each plan has one outcome, and each client that waits is answered.
class StreamPoisonTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final List<Topic<?>> READ =
      List.of(Topics.PLANS, Topics.BUDGETS, Topics.CANCELLATIONS, Topics.PRICES);

  @Test
  void goesOnAndAnswersEveryPlanOnce(@TempDir Path folder) throws Exception {
    byte[] plan = Files.readAllBytes(Path.of("../examples/web-stack/plan.json"));
    try (Infrastructure infrastructure = Infrastructure.start(folder);
        Producer<byte[], byte[]> producer = producer(infrastructure.kafka())) {
      Environment environment = infrastructure.environment(folder, List.of());
      try (Services services =
              Services.start(environment, EnumSet.of(Service.PRICING_LOADER, Service.INGEST_API));
          ServiceProcess estimator =
              ServiceProcess.of(Service.ESTIMATOR_STREAM, environment, 0)
                  .withOutput(folder.resolve("estimator.log"))) {
        ApiClient api = new ApiClient(services.url(Service.INGEST_API), null);
        TopicReader topics = new TopicReader(infrastructure.kafka());

        // Given poison before it starts, and while it runs
        poison(producer);
        estimator.start();
        String first = api.submit(plan, "shop", "prod");
        api.estimate(first);
        poison(producer);
        producer.send(unreadablePlan("lost-1")).get();

        // When copies of an accepted plan arrive, as two front doors or a late broker make them
        ConsumerRecord<String, byte[]> sent = planOf(topics, first);
        for (int i = 0; i < 20; i++) {
          producer.send(copy(sent)).get();
        }
        String second = api.submit(plan, "shop", "prod");
        api.estimate(second);

        // Then each has one outcome, on the topic
        await().atMost(PATIENCE).until(() -> outcomes(topics).contains("lost-1"));
        assertThat(outcomes(topics)).containsOnlyOnce(first, second, "lost-1");
        assertThat(api.estimate("lost-1")).contains("\"rejected\"", "another Idempotency-Key");
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(lettersOf(topics)).containsAll(READ.stream().map(Topic::name).toList()));

        // And it is the same process, and starts again on all of that
        assertThat(estimator.isAlive()).isTrue();
        estimator.stop();
        estimator.start();
        api.estimate(api.submit(plan, "shop", "prod"));

        // And a plan of 60,000 resources, whose estimate is larger than any heap should hold twice
        String large = api.submit(functions(60_000), "shop", "large");
        JsonNode estimate = Json.MAPPER.readTree(api.estimate(large));
        assertThat(estimate.path("outcome").asString()).isEqualTo("estimated");
        assertThat(estimate.path("resources").size()).isEqualTo(60_000);
        assertThat(estimator.isAlive()).isTrue();

        // And all of it in the memory of one that holds a few records
        assertThat(folder.resolve("estimator.log")).content().doesNotContain("OutOfMemoryError");
      }
    }
  }

  private static void poison(Producer<byte[], byte[]> producer) {
    List<byte[]> values =
        Arrays.asList(
            null,
            new byte[0],
            "{\"id\":".getBytes(UTF_8),
            "[[[]]]".getBytes(UTF_8),
            "{\"record\":\"price-v9\"}".getBytes(UTF_8),
            "{\"record\":\"catalogue-completed\",\"version\":\"x\"}".getBytes(UTF_8),
            new byte[] {(byte) 0xFF, 0, 1},
            "a".repeat(30 << 20).getBytes(UTF_8));
    List<byte[]> keys =
        Arrays.asList(
            "default/shop/prod".getBytes(UTF_8),
            CatalogueCompleted.KEY.getBytes(UTF_8),
            new byte[] {(byte) 0xFF});
    for (Topic<?> topic : READ) {
      for (byte[] key : keys) {
        for (byte[] value : values) {
          producer.send(new ProducerRecord<>(topic.name(), 0, key, value));
        }
      }
    }
    producer.flush();
  }

  private static ProducerRecord<byte[], byte[]> unreadablePlan(String id) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.PLANS.name(), "default/shop/prod".getBytes(UTF_8), "{".getBytes(UTF_8));
    record.headers().add("ce_id", id.getBytes(UTF_8));
    record.headers().add("ce_type", EventType.PLAN_SUBMITTED.getBytes(UTF_8));
    return record;
  }

  private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<String, byte[]> record) {
    return new ProducerRecord<>(
        record.topic(),
        record.partition(),
        record.key().getBytes(UTF_8),
        record.value(),
        record.headers());
  }

  private static ConsumerRecord<String, byte[]> planOf(TopicReader topics, String id) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    topics.read(
        Topics.PLANS,
        record -> {
          if (id.equals(EventHeaders.text(record.headers(), "ce_id"))) {
            found.add(record);
          }
        });
    return found.getFirst();
  }

  private static List<String> outcomes(TopicReader topics) {
    List<String> ids = new ArrayList<>();
    topics.read(
        Topics.ESTIMATES, record -> ids.add(EventHeaders.text(record.headers(), "ce_subject")));
    return ids;
  }

  private static Set<String> lettersOf(TopicReader topics) {
    Set<String> from = new TreeSet<>();
    topics.read(
        Topics.ESTIMATOR_DLQ, record -> from.add(EventHeaders.text(record.headers(), "dlq_topic")));
    return from;
  }

  private static byte[] functions(int count) {
    String change =
        """
        {"address":"aws_lambda_function.f[%d]","mode":"managed","type":"aws_lambda_function","name":"f",\
        "provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["create"],"before":null,\
        "after":{"memory_size":128},"after_unknown":{},"before_sensitive":false,"after_sensitive":{}}}\
        """;
    return IntStream.range(0, count)
        .mapToObj(change::formatted)
        .collect(
            Collectors.joining(",", "{\"format_version\":\"1.2\",\"resource_changes\":[", "]}"))
        .getBytes(UTF_8);
  }

  private static Producer<byte[], byte[]> producer(String kafka) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "zstd",
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            128L << 20,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            Topics.MAX_UNCOMPRESSED_BYTES),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
