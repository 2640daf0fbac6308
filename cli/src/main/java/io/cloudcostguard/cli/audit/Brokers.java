package io.cloudcostguard.cli.audit;

import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Makes consumers of committed records as bytes.
///
/// @param addresses as `host:port,…`
/// @param client how the brokers are reached beyond their addresses
record Brokers(String addresses, KafkaClientSettings client) {

  /// What a consumer holds of one partition at most, unless a single batch is larger.
  private static final int FETCH_BYTES = 4 * 1024 * 1024;

  /// Where a partition begins and ends.
  ///
  /// @param begin the first offset that there is
  /// @param end behind the last committed record
  record Bounds(long begin, long end) {

    long records() {
      return Math.max(0, end - begin);
    }
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

  /// The bounds of every partition of a topic, by its number; none where there is no such topic.
  static List<Bounds> bounds(KafkaConsumer<?, ?> consumer, Topic<?> topic) {
    List<TopicPartition> partitions = partitions(consumer, topic);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    return partitions.stream()
        .map(partition ->
            new Bounds(begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L)))
        .toList();
  }

  /// The bounds of one partition; null where there is none.
  @Nullable Bounds bounds(Topic<?> topic, int partition) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<Bounds> all = bounds(consumer, topic);
      return partition < all.size() ? all.get(partition) : null;
    }
  }

  /// The first offset of each partition whose record is not older than a time; where there is none,
  /// nothing.
  static Map<TopicPartition, OffsetAndTimestamp> since(
      KafkaConsumer<?, ?> consumer, Topic<?> topic, long millis) {
    Map<TopicPartition, Long> wanted = new HashMap<>();
    partitions(consumer, topic).forEach(partition -> wanted.put(partition, millis));
    Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>(consumer.offsetsForTimes(wanted));
    found.values().removeIf(offset -> offset == null);
    return found;
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Topic<?> topic) {
    List<PartitionInfo> there = consumer.listTopics().getOrDefault(topic.name(), List.of());
    return there.stream()
        .map(partition -> partition.partition())
        .sorted()
        .map(partition -> new TopicPartition(topic.name(), partition))
        .toList();
  }
}
