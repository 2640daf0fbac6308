package io.cloudcostguard.cli.dlq;

import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.sealing.Sealing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads the dead-letter topics, up to their end at the start of the reading. Letters about the
/// same record count as one: a service that starts reads some topics again.
final class LetterLog implements AutoCloseable {

  /// Letters that are kept in memory; a reader of more narrows them by time.
  static final int MOST = 100_000;

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int FETCH_BYTES = 8 * 1024 * 1024;

  private final Consumer<byte[], byte[]> consumer;
  private final Sealing sealing;
  private final Duration patience;

  /// @param settings gives those of a client with its own
  /// @param sealing opens letters that are sealed
  /// @param patience how long reading may take
  LetterLog(
      Function<Map<String, Object>, Map<String, Object>> settings,
      Sealing sealing,
      Duration patience) {
    consumer =
        sealing.on(
            new KafkaConsumer<>(
                settings.apply(
                    Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        FETCH_BYTES,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        FETCH_BYTES,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) Duration.ofSeconds(20).toMillis(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer()));
    this.sealing = sealing;
    this.patience = patience;
  }

  /// The letters that `wanted` accepts, the oldest first.
  ///
  /// @param since null: from the beginning
  /// @throws IllegalStateException if there are too many, or reading takes too long
  List<Letter> read(@Nullable Instant since, Predicate<Letter> wanted) {
    List<Letter> all = new ArrayList<>();
    for (Topic<byte[]> topic : Topics.DEAD_LETTERS) {
      all.addAll(read(topic, since, wanted, MOST - all.size()));
    }
    return all;
  }

  private Collection<Letter> read(
      Topic<byte[]> topic, @Nullable Instant since, Predicate<Letter> wanted, int most) {
    Map<Letter.Source, Letter> letters = new LinkedHashMap<>();
    List<TopicPartition> partitions =
        consumer.listTopics().getOrDefault(topic.name(), List.of()).stream()
            .map(one -> new TopicPartition(one.topic(), one.partition()))
            .toList();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    consumer.assign(partitions);
    seek(partitions, ends, since);
    long deadline = System.nanoTime() + patience.toNanos();
    while (partitions.stream()
        .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%s was not read within %d s: narrow it with --since, or give it more time with --wait"
                .formatted(topic.name(), patience.toSeconds()));
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        Letter.Settled mark = Letter.mark(record);
        if (mark != null) {
          letters.computeIfPresent(
              Letter.source(record), (_, letter) -> letter.with(letter.copies(), mark));
          continue;
        }
        Letter letter = Letter.of(topic, record);
        if (wanted.test(letter)) {
          letters.merge(letter.source(), letter, LetterLog::merged);
        }
        if (letters.size() > most) {
          throw new IllegalStateException(
              "There are more than %,d dead letters: narrow them with --since, --topic or --reason"
                  .formatted(MOST));
        }
      }
    }
    return letters.values();
  }

  /// Of two letters about one record: one that was replayed and failed again is a new letter; one
  /// that was dropped stays so.
  private static Letter merged(Letter first, Letter next) {
    return first.settled() == Letter.Settled.REPLAYED
        ? next
        : first.with(first.copies() + 1, first.settled());
  }

  private void seek(
      Collection<TopicPartition> partitions,
      Map<TopicPartition, Long> ends,
      @Nullable Instant since) {
    consumer.seekToBeginning(partitions);
    if (since != null) {
      Map<TopicPartition, Long> wanted = new HashMap<>();
      partitions.forEach(one -> wanted.put(one, since.toEpochMilli()));
      Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(wanted);
      for (TopicPartition one : partitions) {
        OffsetAndTimestamp first = found.get(one);
        consumer.seek(one, first == null ? ends.getOrDefault(one, 0L) : first.offset());
      }
    }
  }

  /// One record; null where there is none.
  @Nullable ConsumerRecord<byte[], byte[]> record(String topic, int partition, long offset) {
    if (consumer.listTopics().getOrDefault(topic, List.of()).stream()
        .noneMatch(one -> one.partition() == partition)) {
      return null;
    }
    TopicPartition where = new TopicPartition(topic, partition);
    List<TopicPartition> one = List.of(where);
    if (offset < consumer.beginningOffsets(one).getOrDefault(where, 0L)
        || offset >= consumer.endOffsets(one).getOrDefault(where, 0L)) {
      return null;
    }
    consumer.assign(one);
    consumer.seek(where, offset);
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline && consumer.position(where) <= offset) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        return record.offset() == offset ? record : null;
      }
    }
    return null;
  }

  @Override
  public void close() {
    consumer.close();
    sealing.close();
  }
}
