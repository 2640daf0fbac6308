package io.cloudcostguard.cli.audit;

import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Makes consumers of committed records as bytes.
///
/// @param addresses as `host:port,…`
/// @param client how the brokers are reached beyond their addresses
record Brokers(String addresses, KafkaClientSettings client) implements RecordSource {

  /// What a consumer holds of one partition at most, unless a single batch is larger.
  private static final int FETCH_BYTES = 4 * 1024 * 1024;

  @Override
  public String name() {
    return addresses;
  }

  @Override
  public boolean isLive() {
    return true;
  }

  /// A consumer that refuses a batch whose checksum is wrong.
  KafkaConsumer<byte[], byte[]> consumer() {
    return consumer(true);
  }

  /// @param checked whether a batch whose checksum is wrong is refused
  KafkaConsumer<byte[], byte[]> consumer(boolean checked) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, addresses);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.CHECK_CRCS_CONFIG, checked);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    return new KafkaConsumer<>(
        client.with(config), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Map<Topic<?>, List<Bounds>> bounds(List<Topic<?>> topics) {
    Map<Topic<?>, List<Bounds>> bounds = new LinkedHashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Map<String, List<PartitionInfo>> there = consumer.listTopics();
      for (Topic<?> topic : topics) {
        List<TopicPartition> partitions =
            there.getOrDefault(topic.name(), List.of()).stream()
                .map(PartitionInfo::partition)
                .sorted()
                .map(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        bounds.put(
            topic,
            partitions.stream()
                .map(partition ->
                    new Bounds(
                        begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L)))
                .toList());
      }
    }
    return bounds;
  }

  @Override
  public List<Bounds> since(Topic<?> topic, List<Bounds> whole, long millis) {
    Map<TopicPartition, Long> wanted = new HashMap<>();
    for (int partition = 0; partition < whole.size(); partition++) {
      wanted.put(new TopicPartition(topic.name(), partition), millis);
    }
    List<Bounds> since = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(wanted);
      for (int partition = 0; partition < whole.size(); partition++) {
        OffsetAndTimestamp first = found.get(new TopicPartition(topic.name(), partition));
        long end = whole.get(partition).end();
        since.add(new Bounds(first == null ? end : Math.min(first.offset(), end), end));
      }
    }
    return since;
  }

  @Override
  public PartitionReader reader(TopicPartition partition, long from, long end) {
    return new BrokerReader(this, partition, from, end);
  }

  @Override
  public void check(Findings findings) {}

  /// As the topic is set; where that may not be seen, it is not known.
  @Override
  public boolean keepsForEver(Topic<?> topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    try (Admin admin = admin()) {
      Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      ConfigEntry kept = config == null ? null : config.get("retention.ms");
      return kept != null && "-1".equals(kept.value());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking the brokers", e);
    } catch (ExecutionException _) {
      return false;
    }
  }

  private Admin admin() {
    return Admin.create(client.with(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, addresses)));
  }

  /// The cluster's id.
  @Override
  public String id() {
    try (Admin admin = admin()) {
      return admin.describeCluster().clusterId().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking the brokers", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The brokers do not answer: " + e.getCause(), e);
    }
  }
}
