package io.cloudcostguard.ingest.pipeline;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/// Counts what waits in Kafka: records that a group has not read yet, and dead letters.
@Component
final class WaitingRecords implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 3000;
  private static final int MOST_GROUPS = 100;
  private static final String OURS = "ccg-";

  /// Topics that Kafka Streams makes for itself are not among them.
  private static final String TOPICS = "ccg.";

  private static final List<Topic<?>> LETTERS =
      List.of(Topics.ESTIMATOR_DLQ, Topics.NOTIFIER_DLQ, Topics.INGEST_DLQ);

  private final Admin admin;

  WaitingRecords(KafkaAdmin kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.getConfigurationProperties());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    admin = Admin.create(settings);
  }

  /// What waits now.
  ///
  /// @param groups by their names
  /// @param deadLetters by their topics
  record Seen(List<Lag> groups, List<Letters> deadLetters) {}

  /// What one group of consumers has not read yet.
  ///
  /// @param records the ends of transactions among them
  record Lag(String group, String topic, long records) {}

  /// What one topic of dead letters keeps, those that are settled among them.
  record Letters(String topic, long records) {}

  Seen look() {
    try {
      return new Seen(lags(), letters());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    } catch (ExecutionException e) {
      throw unavailable(e);
    }
  }

  private static ProblemException unavailable(Exception cause) {
    return ProblemException.unavailable(
        ProblemType.KAFKA_UNAVAILABLE, "Kafka does not say what waits.", cause);
  }

  private List<Lag> lags() throws ExecutionException, InterruptedException {
    List<String> groups =
        admin.listGroups().all().get().stream()
            .map(GroupListing::groupId)
            .filter(group -> group.startsWith(OURS))
            .sorted()
            .limit(MOST_GROUPS)
            .toList();
    Map<String, Map<TopicPartition, OffsetAndMetadata>> read =
        admin
            .listConsumerGroupOffsets(
                groups.stream()
                    .collect(toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec())))
            .all()
            .get();
    Map<TopicPartition, Long> ends =
        offsets(
            read.values().stream()
                .flatMap(each -> each.keySet().stream())
                .filter(partition -> partition.topic().startsWith(TOPICS))
                .distinct(),
            OffsetSpec.latest());
    return groups.stream()
        .flatMap(group -> lags(group, read.getOrDefault(group, Map.of()), ends))
        .toList();
  }

  private static Stream<Lag> lags(
      String group, Map<TopicPartition, OffsetAndMetadata> read, Map<TopicPartition, Long> ends) {
    return read.entrySet().stream()
        .filter(each -> each.getValue() != null && each.getKey().topic().startsWith(TOPICS))
        .collect(
            groupingBy(
                each -> each.getKey().topic(),
                TreeMap::new,
                summingLong(each ->
                    Math.max(0, ends.getOrDefault(each.getKey(), 0L) - each.getValue().offset()))))
        .entrySet()
        .stream()
        .map(each -> new Lag(group, each.getKey(), each.getValue()));
  }

  private List<Letters> letters() throws ExecutionException, InterruptedException {
    List<TopicPartition> partitions =
        LETTERS.stream()
            .flatMap(topic ->
                IntStream.range(0, topic.partitions())
                    .mapToObj(i -> new TopicPartition(topic.name(), i)))
            .toList();
    Map<TopicPartition, Long> first = offsets(partitions.stream(), OffsetSpec.earliest());
    Map<TopicPartition, Long> end = offsets(partitions.stream(), OffsetSpec.latest());
    return partitions.stream()
        .collect(
            groupingBy(
                TopicPartition::topic,
                summingLong(each -> end.getOrDefault(each, 0L) - first.getOrDefault(each, 0L))))
        .entrySet()
        .stream()
        .map(each -> new Letters(each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(Letters::topic))
        .toList();
  }

  private Map<TopicPartition, Long> offsets(Stream<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin
        .listOffsets(partitions.collect(toMap(each -> each, _ -> which)))
        .all()
        .get()
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  @Override
  public void close() {
    admin.close();
  }
}
