package io.cloudcostguard.estimator.run;

import io.cloudcostguard.estimator.topology.PlanLog;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.sealing.Sealing;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Reads single plans by their offsets. The connection is made when the first is wanted.
final class PlanReads implements PlanLog, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Map<String, Object> settings;
  private final Sealing sealing;
  private @Nullable Consumer<byte[], byte[]> consumer;

  /// @param clients how to reach Kafka
  PlanReads(Map<String, Object> clients, Sealing sealing) {
    this.sealing = sealing;
    settings = new HashMap<>(clients);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    // One batch, whatever its size: the ones after it are not wanted.
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
  }

  @Override
  public synchronized @Nullable Record<byte[], byte[]> at(int partition, long offset) {
    if (consumer == null) {
      consumer =
          sealing.on(
              new KafkaConsumer<>(
                  settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }
    TopicPartition of = new TopicPartition(Topics.PLANS.name(), partition);
    consumer.assign(List.of(of));
    consumer.seek(of, offset);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && consumer.position(of) <= offset) {
      try {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          return record.offset() == offset
              ? new Record<>(record.key(), record.value(), Math.max(0, record.timestamp()))
              : null;
        }
      } catch (InvalidOffsetException _) {
        return null;
      }
    }
    if (consumer.position(of) > offset) {
      return null; // it is erased
    }
    throw new TimeoutException(
        "The plan at %s, offset %d was not read in time".formatted(of, offset));
  }

  @Override
  public synchronized void close() {
    if (consumer != null) {
      consumer.close();
      consumer = null;
    }
  }
}
