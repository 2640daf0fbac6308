package io.cloudcostguard.cli.audit;

import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads the committed records of a topic, from its beginning to its end at the start of the
/// reading.
public final class TopicReader {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String kafka;
  private final KafkaClientSettings client;

  public TopicReader(String kafka) {
    this(kafka, KafkaClientSettings.none());
  }

  /// @param client how the brokers are reached beyond their addresses
  public TopicReader(String kafka, KafkaClientSettings client) {
    this.kafka = kafka;
    this.client = client;
  }

  /// Hands over every record of a topic, each partition in order.
  public void read(Topic<?> topic, Consumer<ConsumerRecord<String, byte[]>> sink) {
    try (KafkaConsumer<String, byte[]> consumer = consumer(kafka, client)) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (ends.entrySet().stream().anyMatch(end -> isBefore(consumer, end))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          TopicPartition partition = new TopicPartition(record.topic(), record.partition());
          if (record.offset() < ends.getOrDefault(partition, 0L)) {
            sink.accept(record);
          }
        }
      }
    }
  }

  /// A consumer that sees what is committed from now on; the caller closes it.
  public static KafkaConsumer<String, byte[]> atEnd(String kafka, Topic<?> topic) {
    KafkaConsumer<String, byte[]> consumer = consumer(kafka, KafkaClientSettings.none());
    List<TopicPartition> partitions = partitions(consumer, topic);
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Topic<?> topic) {
    return consumer.partitionsFor(topic.name()).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private static boolean isBefore(
      KafkaConsumer<?, ?> consumer, Map.Entry<TopicPartition, Long> end) {
    return consumer.position(end.getKey()) < end.getValue();
  }

  private static KafkaConsumer<String, byte[]> consumer(String kafka, KafkaClientSettings client) {
    return new KafkaConsumer<>(
        client.with(config(kafka)), new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static Map<String, Object> config(String kafka) {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        kafka,
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        "read_committed",
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
        Topics.MAX_UNCOMPRESSED_BYTES);
  }
}
