package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.standalone.local.ServiceProcess;
import io.cloudcostguard.standalone.local.Services;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The estimator is killed (SIGKILL) at each step on the way from a plan to an alert that the
/// broker shows: before a record is read, when it is written and not committed, and when it is
/// committed. The crossing of that plan has one alert.
@Tag("long")
class KillPointsTest {

  /// Long, so that what is seen before the commit is seen in time.
  private static final String COMMIT = "--ccg.estimator.commit-interval=5s";

  private static final String WORKSPACES = "ccg-estimator-ledger-workspaces-changelog";
  private static final String STANDINGS = "ccg-estimator-ledger-standings-changelog";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /// Where the estimator is killed.
  ///
  /// @param topic null: before the plan is submitted
  /// @param isCommitted whether that record is committed by then
  private record Point(String project, @Nullable String topic, boolean isCommitted) {}

  private static final List<Point> POINTS =
      List.of(
          new Point("accepted", null, false),
          new Point("estimate-written", Topics.ESTIMATES.name(), false),
          new Point("estimate-committed", Topics.ESTIMATES.name(), true),
          new Point("workspace-written", WORKSPACES, false),
          new Point("standing-written", STANDINGS, false),
          new Point("alert-written", Topics.ALERTS.name(), false),
          new Point("alert-committed", Topics.ALERTS.name(), true));

  @Test
  void aCrossingHasOneAlertWhereverTheEstimatorIsKilled(@TempDir Path folder) throws Exception {
    byte[] plan = Files.readAllBytes(Path.of("../examples/web-stack/plan.json"));
    try (Infrastructure infrastructure = Infrastructure.start(folder)) {
      Environment environment = infrastructure.environment(folder, List.of());
      try (Services services =
              Services.start(environment, EnumSet.of(Service.PRICING_LOADER, Service.INGEST_API));
          ServiceProcess estimator =
              ServiceProcess.of(Service.ESTIMATOR_STREAM, environment, 0, List.of(COMMIT))) {
        estimator.start();
        ApiClient api = new ApiClient(services.url(Service.INGEST_API), null);
        api.call(
            "PUT",
            "/v1/budgets/each",
            """
            {"monthlyLimit":{"amount":"1.00","currency":"USD"},"splitBy":"project",
             "thresholds":[{"id":"t100","percent":"100","action":"WARN"}]}
            """);
        api.submit(plan, "warm", "prod");
        await().atMost(PATIENCE).until(() -> alerted(infrastructure.kafka()).contains("warm"));

        for (Point point : POINTS) {
          reach(point, infrastructure.kafka(), estimator, api, plan);
          estimator.start();
          await()
              .atMost(PATIENCE)
              .until(() -> alerted(infrastructure.kafka()).contains(point.project()));
        }

        api.submit(plan, "last", "prod");
        await().atMost(PATIENCE).until(() -> alerted(infrastructure.kafka()).contains("last"));
        List<String> expected = new ArrayList<>(List.of("warm", "last"));
        POINTS.forEach(point -> expected.add(point.project()));
        assertThat(alerted(infrastructure.kafka())).containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  /// Submits the plan and kills the estimator at the point.
  private static void reach(
      Point point, String kafka, ServiceProcess estimator, ApiClient api, byte[] plan)
      throws Exception {
    if (point.topic() == null) {
      estimator.kill();
      api.submit(plan, point.project(), "prod");
      return;
    }
    String isolation = point.isCommitted() ? "read_committed" : "read_uncommitted";
    try (KafkaConsumer<byte[], byte[]> reader = reader(kafka, point.topic(), isolation)) {
      api.submit(plan, point.project(), "prod");
      await().atMost(PATIENCE).until(() -> polls(reader, point.project()));
      estimator.kill();
    }
    if (!point.isCommitted()) {
      try (KafkaConsumer<byte[], byte[]> committed =
          reader(kafka, point.topic(), "read_committed")) {
        committed.seekToBeginning(committed.assignment());
        assertThat(polls(committed, point.project()))
            .as("%s has the record committed already", point.topic())
            .isFalse();
      }
    }
  }

  /// At the end of a topic.
  private static KafkaConsumer<byte[], byte[]> reader(
      String kafka, String topic, String isolation) {
    KafkaConsumer<byte[], byte[]> reader =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "isolation.level", isolation),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    Set<TopicPartition> partitions =
        Set.copyOf(
            reader.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
    reader.assign(partitions);
    reader.seekToEnd(partitions);
    partitions.forEach(reader::position);
    return reader;
  }

  private static boolean polls(KafkaConsumer<byte[], byte[]> reader, String project) {
    for (int polls = 0; polls < 5; polls++) {
      for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(200))) {
        if (text(record.key()).contains(project) || text(record.value()).contains(project)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }

  /// The projects of alerts, each as often as there is one.
  private static List<String> alerted(String kafka) {
    List<String> projects = new ArrayList<>();
    new TopicReader(kafka)
        .read(
            Topics.ALERTS,
            record ->
                projects.add(
                    Json.MAPPER.readValue(record.value(), BudgetAlert.class).details().instance()));
    return projects;
  }
}
