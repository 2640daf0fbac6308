package io.cloudcostguard.standalone.doctor;

import io.cloudcostguard.cli.dlq.OpenLetters;
import io.cloudcostguard.cli.kafka.KafkaOptions;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads the last records of each topic: whether this version knows their types, whether their time
/// is behind this machine's clock, and whether dead letters wait.
record RecordsExamination(KafkaOptions kafka) implements Examination {

  /// The last offsets of a partition. Some are of transactions, and no records.
  private static final int LAST = 5;

  private static final int FETCH_BYTES = 1024 * 1024;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

  @Override
  public String subject() {
    return "records";
  }

  @Override
  public List<Diagnosis> examine() {
    List<Diagnosis> found = new ArrayList<>();
    Map<String, Integer> types = new TreeMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Map<TopicPartition, Long> ends = ends(consumer);
      consumer.assign(ends.keySet());
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(ends.keySet());
      ends.forEach((partition, end) ->
          consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - LAST)));
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < deadline
          && ends.entrySet().stream()
              .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          examine(record, types, found);
        }
      }
      if (System.nanoTime() >= deadline) {
        found.add(Diagnosis.unknown("topics", "Their last records were not all read in time."));
      }
    }
    letters(found);
    if (found.isEmpty()) {
      found.add(
          Diagnosis.ok(
              "topics", "Every type of the last records is known: %s.".formatted(types.keySet())));
    }
    return found;
  }

  private static void examine(
      ConsumerRecord<byte[], byte[]> record, Map<String, Integer> types, List<Diagnosis> found) {
    String where = record.topic() + "/" + record.partition() + "/" + record.offset();
    Duration ahead =
        Duration.between(Instant.now(), Instant.ofEpochMilli(Math.max(0, record.timestamp())));
    if (ahead.compareTo(CLOCKS_DIFFER) > 0) {
      found.add(
          Diagnosis.warning(
              where,
              "The record is %d s in the future of this machine's clock: check the clocks of the services and of this machine, e.g. by `chronyc tracking`."
                  .formatted(ahead.toSeconds())));
    }
    if (isOurs(record.topic())) {
      String type = EventHeaders.text(record.headers(), "ce_type");
      if (type == null) {
        found.add(Diagnosis.warning(where, "The record has no ce_type: no service wrote it."));
      } else if (EventType.ALL.contains(type)) {
        types.merge(type, 1, Integer::sum);
      } else {
        found.add(
            Diagnosis.warning(
                where,
                "The record has the type %s, which this version does not know: a newer version, or another producer, wrote it."
                    .formatted(type.length() > 100 ? type.substring(0, 100) + "…" : type)));
      }
    }
  }

  /// The records of the others are of any type.
  private static boolean isOurs(String name) {
    return Topics.ALL.stream()
        .anyMatch(topic -> topic.name().equals(name) && topic.valueType() != byte[].class);
  }

  private void letters(List<Diagnosis> found) {
    new OpenLetters(kafka, PATIENCE)
        .count()
        .forEach((topic, open) ->
            found.add(
                Diagnosis.warning(
                    topic,
                    "%d records could not be processed: `ccg dlq list --topic %s`"
                        .formatted(open, topic))));
  }

  private static Map<TopicPartition, Long> ends(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    var there = consumer.listTopics();
    for (Topic<?> topic : Topics.ALL) {
      there
          .getOrDefault(topic.name(), List.of())
          .forEach(one -> partitions.add(new TopicPartition(one.topic(), one.partition())));
    }
    return new HashMap<>(consumer.endOffsets(partitions));
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        kafka.with(
            Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                FETCH_BYTES,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                FETCH_BYTES,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis() / 2,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest")),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
