package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.cli.audit.Audit;
import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.cli.audit.Verification;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.standalone.local.ServiceProcess;
import io.cloudcostguard.standalone.local.Services;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The estimator is a process of its own and is killed (SIGKILL) twice while plans are in flight:
/// each has one estimate, and each crossing of a budget one alert.
class EstimatorKillTest {

  private static final int PLANS = 300;
  private static final List<String> WORKSPACES = List.of("w0", "w1", "w2", "w3", "w4", "w5", "w6");
  private static final String GROUP = "ccg-estimator";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void givesEveryAcceptedPlanExactlyOneEstimate(@TempDir Path folder) throws Exception {
    byte[] plan = Files.readAllBytes(Path.of("../examples/web-stack/plan.json"));
    try (Infrastructure infrastructure = Infrastructure.start(folder)) {
      Environment environment = infrastructure.environment(folder, List.of());
      try (Services services =
              Services.start(environment, EnumSet.of(Service.PRICING_LOADER, Service.INGEST_API));
          ServiceProcess estimator = ServiceProcess.of(Service.ESTIMATOR_STREAM, environment, 0)) {
        // Given
        estimator.start();
        ApiClient api = new ApiClient(services.url(Service.INGEST_API), null);
        api.call(
            "PUT",
            "/v1/budgets/each",
            """
            {"monthlyLimit":{"amount":"1.00","currency":"USD"},"splitBy":"workspace",
             "scope":{"projects":["shop"]},
             "thresholds":[{"id":"t100","percent":"100","action":"WARN"}]}
            """);
        api.estimate(api.submit(plan, "warm", "up"));
        await()
            .atMost(PATIENCE)
            .until(() ->
                !api.exchange("GET", "/v1/budgets/each", null).json().path("standings").isEmpty());

        // When
        Future<List<String>> submitting = submitAll(api, plan);
        TopicReader topics = new TopicReader(infrastructure.kafka());
        for (int killed = 0; killed < 2; killed++) {
          int some = 20 + killed * 100;
          await().atMost(PATIENCE).until(() -> estimates(topics).size() > some);
          estimator.kill();
          estimator.start();
        }
        List<String> accepted = submitting.get();

        // Then
        await().atMost(PATIENCE).until(() -> estimates(topics).size() >= PLANS + 1);
        assertThat(estimates(topics)).doesNotHaveDuplicates().containsAll(accepted);
        Verification verification = new Audit(infrastructure.kafka()).verify(line -> {});
        assertThat(verification.counts().identical()).isEqualTo(PLANS + 1);
        assertThat(firing(topics)).containsExactlyInAnyOrderElementsOf(WORKSPACES);

        // And one that has lost its committed offsets does not estimate them all once more
        estimator.stop();
        try (Admin admin =
            Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, infrastructure.kafka()))) {
          admin.deleteConsumerGroups(List.of(GROUP)).all().get();
          estimator.start();
          await().atMost(PATIENCE).until(() -> !estimator.isAlive());
          assertThat(estimates(topics)).hasSize(PLANS + 1);
          admin.alterConsumerGroupOffsets(GROUP, ends(admin)).all().get();
        }
        estimator.start();
        api.estimate(api.submit(plan, "after", "all"));
        assertThat(estimates(topics)).hasSize(PLANS + 2);
      }
    }
  }

  private static Map<TopicPartition, OffsetAndMetadata> ends(Admin admin) throws Exception {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
      wanted.put(new TopicPartition(Topics.PLANS.name(), partition), OffsetSpec.latest());
    }
    Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
    admin
        .listOffsets(wanted)
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end.offset())));
    return ends;
  }

  private static Future<List<String>> submitAll(ApiClient api, byte[] plan) {
    CompletableFuture<List<String>> all = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          List<String> accepted = new ArrayList<>();
          try {
            for (int i = 0; i < PLANS; i++) {
              accepted.add(api.submit(plan, "shop", WORKSPACES.get(i % WORKSPACES.size())));
            }
            all.complete(accepted);
          } catch (Exception e) {
            all.completeExceptionally(e);
          }
        });
    return all;
  }

  /// What the alerts are about, each as often as there is an alert.
  private static List<String> firing(TopicReader topics) {
    List<String> instances = new ArrayList<>();
    topics.read(
        Topics.ALERTS,
        record -> {
          BudgetAlert alert = Json.MAPPER.readValue(record.value(), BudgetAlert.class);
          instances.add(alert.details().instance().replace("shop/", ""));
        });
    return instances;
  }

  private static List<String> estimates(TopicReader topics) {
    List<String> ids = new ArrayList<>();
    topics.read(
        Topics.ESTIMATES, record -> ids.add(EventHeaders.text(record.headers(), "ce_subject")));
    return ids;
  }
}
