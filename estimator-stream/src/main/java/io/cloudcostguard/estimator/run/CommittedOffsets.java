package io.cloudcostguard.estimator.run;

import io.cloudcostguard.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Refuses to start where the consumer group has lost its committed offsets.
///
/// Brokers delete the offsets of a group that had no member for `offsets.retention.minutes`. Kafka
/// Streams would begin with the first plan there is, and estimate every plan one more time. A group
/// lost them if it has none although a changelog of its has committed records; one that starts for
/// the first time, or was killed before its first commit, has neither.
final class CommittedOffsets {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// @param clients how to reach Kafka
  /// @param changelog of a store that has a record for each plan
  /// @throws OffsetsLostException if the committed offsets are lost
  static void require(Map<String, Object> clients, String changelog) throws InterruptedException {
    if (!hasOffsets(clients) && hasCommittedRecords(clients, changelog)) {
      throw new OffsetsLostException();
    }
  }

  private static boolean hasOffsets(Map<String, Object> clients) throws InterruptedException {
    try (Admin admin = Admin.create(clients)) {
      return admin
          .listConsumerGroupOffsets(StreamsSettings.APPLICATION_ID)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .anyMatch(committed ->
              committed.getKey().topic().equals(Topics.PLANS.name())
                  && Objects.nonNull(committed.getValue()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw new IllegalStateException("The committed offsets could not be read", e.getCause());
    }
  }

  private static boolean hasCommittedRecords(Map<String, Object> clients, String topic) {
    Map<String, Object> settings = new HashMap<>(clients);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<PartitionInfo> found = consumer.listTopics().getOrDefault(topic, List.of());
      List<TopicPartition> partitions =
          found.stream().map(part -> new TopicPartition(topic, part.partition())).toList();
      if (partitions.isEmpty()) {
        return false;
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < deadline) {
        if (!consumer.poll(Duration.ofMillis(200)).isEmpty()) {
          return true;
        }
        if (ends.entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
          return false;
        }
      }
    }
    throw new IllegalStateException(
        "The changelog %s could not be read in %d s".formatted(topic, PATIENCE.toSeconds()));
  }

  private CommittedOffsets() {}
}
