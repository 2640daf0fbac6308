package io.cloudcostguard.health;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeConfigsResult;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Health of Kafka: whether it answers, its latency, the number of brokers, and whether enough
/// replicas are in sync to accept writes.
public final class KafkaHealth implements HealthIndicator, AutoCloseable {

  private final Admin admin;
  private final DependencyImpact impact;
  private final @Nullable String written;

  /// @param settings of an admin client
  public KafkaHealth(Map<String, Object> settings, DependencyImpact impact) {
    this(settings, impact, null);
  }

  /// @param settings of an admin client
  /// @param written a topic that must take records; null: it need not
  public KafkaHealth(
      Map<String, Object> settings, DependencyImpact impact, @Nullable String written) {
    Map<String, Object> patient = new HashMap<>(settings);
    patient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Check.PATIENCE_MILLIS);
    patient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Check.PATIENCE_MILLIS);
    admin = Admin.create(patient);
    this.impact = impact;
    this.written = written;
  }

  @Override
  public Health health() {
    return Check.of(this::ask, impact);
  }

  private Health.Builder ask() throws ExecutionException, InterruptedException {
    DescribeClusterResult cluster = admin.describeCluster();
    Health.Builder answer = written == null ? Health.up() : writable(written);
    return answer.withDetail("brokers", cluster.nodes().get().size());
  }

  private Health.Builder writable(String topic) throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    DescribeTopicsResult described = admin.describeTopics(List.of(topic));
    DescribeConfigsResult configured = admin.describeConfigs(List.of(resource));
    List<TopicPartitionInfo> partitions =
        described.allTopicNames().get().values().stream()
            .flatMap(one -> one.partitions().stream())
            .toList();
    int least =
        configured.all().get().values().stream()
            .mapToInt(
                one -> Integer.parseInt(one.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value()))
            .findFirst()
            .orElse(1);
    long closed = partitions.stream().filter(partition -> isClosed(partition, least)).count();
    if (closed == 0) {
      return Health.up();
    }
    Health.Builder answer =
        closed == partitions.size()
            ? impact.health()
            : DependencyImpact.degraded("a part of what is submitted is not accepted").health();
    return answer.withDetail(
        "reason",
        "%d of %d partitions of %s have too few copies"
            .formatted(closed, partitions.size(), topic));
  }

  /// Kafka wants no more copies than there are to be.
  private static boolean isClosed(TopicPartitionInfo partition, int least) {
    return partition.leader() == null
        || partition.isr().size() < Math.min(least, partition.replicas().size());
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
