package io.cloudcostguard.ingest.catalogue;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// The newest completely published catalogue version that this instance has seen. It follows the
/// marker of ccg.prices, which a publication ends with: whenever something was committed it looks
/// at the end of the topic, and leaves the prices before it unread. Without Kafka it keeps what it
/// knew.
@Component
public final class NewestCatalogue implements SmartLifecycle {

  private static final Logger LOGGER = LoggerFactory.getLogger(NewestCatalogue.class);
  private static final TopicPartition PRICES = new TopicPartition(Topics.PRICES.name(), 0);
  private static final String COMPLETED = "catalogue-completed";

  /// The marker and the end of its transaction.
  private static final long TAIL = 2;

  /// How many times further back one looks next, when the marker is not there, and where one gives
  /// it up: it is behind an aborted publication then, and the next one tells.
  private static final long FURTHER = 64;

  private static final long FURTHEST = TAIL * FURTHER * FURTHER;

  private static final int FETCH_BYTES = 1024 * 1024;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Map<String, Object> config;
  private volatile @Nullable Long version;
  private volatile @Nullable Thread thread;
  private volatile @Nullable Consumer<String, byte[]> following;

  NewestCatalogue(ConsumerFactory<?, ?> consumers) {
    config = new HashMap<>(consumers.getConfigurationProperties());
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, "ingest-api-catalogue");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
  }

  /// The version; null when none is known yet. Never waits.
  public @Nullable Long version() {
    return version;
  }

  @Override
  public void start() {
    // The thread looks whether it is to run, so it must be known before it starts.
    Thread follower =
        Thread.ofPlatform().daemon().name("ccg-catalogue").unstarted(this::followForEver);
    thread = follower;
    follower.start();
  }

  private void followForEver() {
    boolean reported = false;
    while (isMine()) {
      try {
        follow();
      } catch (RuntimeException e) { // whatever it is, the next versions are heard of again
        if (isMine()) {
          if (!reported) {
            reported = true;
            LOGGER
                .atWarn()
                .addKeyValue("topic", PRICES.topic())
                .addKeyValue("reason", e.getMessage())
                .log("new catalogue versions are not received; retrying");
          }
          pause();
        }
      }
    }
  }

  private void follow() {
    try (Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      following = consumer;
      if (!isMine()) {
        return; // stopped before it could be woken
      }
      consumer.assign(List.of(PRICES));
      long seen = consumer.beginningOffsets(List.of(PRICES)).getOrDefault(PRICES, 0L);
      while (isMine()) {
        long end = consumer.endOffsets(List.of(PRICES)).getOrDefault(PRICES, 0L);
        look(consumer, seen, end);
        seen = end;
        consumer.seek(PRICES, end);
        var _ = consumer.poll(IDLE); // returns as soon as something new is committed
      }
    }
  }

  /// Looks for the newest marker between two offsets, from the end backwards.
  private void look(Consumer<String, byte[]> consumer, long from, long end) {
    for (long reach = TAIL; reach <= FURTHEST; reach *= FURTHER) {
      long start = Math.max(from, end - reach);
      if (start >= end || isFound(consumer, start, end) || start == from) {
        return;
      }
    }
  }

  private boolean isFound(Consumer<String, byte[]> consumer, long start, long end) {
    boolean found = false;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    consumer.seek(PRICES, start);
    while (consumer.position(PRICES) < end) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        Long completed = completed(record);
        if (completed != null) {
          version = completed;
          found = true;
        }
      }
      if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException("%s cannot be read to its end, %d".formatted(PRICES, end));
      }
    }
    return found;
  }

  /// What a marker says, as far as it matters here.
  private record Marker(@Nullable String record, long version) {}

  /// The version that a record completes; null when it is no marker that this version understands.
  private static @Nullable Long completed(ConsumerRecord<String, byte[]> record) {
    if (!CatalogueCompleted.KEY.equals(record.key()) || record.value() == null) {
      return null;
    }
    try {
      Marker marker = Json.MAPPER.readValue(record.value(), Marker.class);
      return marker != null && COMPLETED.equals(marker.record()) && marker.version() > 0
          ? marker.version()
          : null;
    } catch (JacksonException _) {
      return null;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isMine() {
    return Thread.currentThread().equals(thread);
  }

  @Override
  public void stop() {
    thread = null;
    Consumer<String, byte[]> consumer = following;
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
