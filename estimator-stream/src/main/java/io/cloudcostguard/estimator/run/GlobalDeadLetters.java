package io.cloudcostguard.estimator.run;

import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.cloudcostguard.schemas.sealing.Sealing;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the dead letters of global tables. Every instance reads the whole of such a topic at each
/// start, so the same letter comes more than once, with the same topic, partition and offset; and
/// no more than [#MOST] come from one process. The record itself stays where it is.
///
/// Nothing waits for a letter: without it, the count and the log still tell of the record.
final class GlobalDeadLetters implements Consumer<DeadLetter>, AutoCloseable {

  static final int MOST = 1_000;

  private static final Logger LOGGER = LoggerFactory.getLogger(GlobalDeadLetters.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Map<String, Object> config;
  private final Sealing sealing;
  private @Nullable Producer<byte[], byte[]> producer;
  private int sent;
  private long quietUntil = System.nanoTime();

  /// @param clients how clients reach the brokers
  GlobalDeadLetters(Map<String, Object> clients, Sealing sealing) {
    this.sealing = sealing;
    config = new HashMap<>(clients);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_UNCOMPRESSED_BYTES);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
  }

  @Override
  public synchronized void accept(DeadLetter letter) {
    if (sent == MOST || System.nanoTime() - quietUntil < 0) {
      return;
    }
    sent++;
    try {
      if (producer == null) {
        producer =
            sealing.on(
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
      }
      var _ =
          producer.send(
              letter.to(Topics.ESTIMATOR_DLQ.name()),
              (_, failure) -> {
                if (failure != null) {
                  LOGGER.atWarn().setCause(failure).log("dead letter not sent");
                }
              });
    } catch (KafkaException e) {
      quietUntil = System.nanoTime() + PAUSE.toNanos();
      LOGGER.atWarn().setCause(e).log("dead letter not sent");
    }
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(CLOSE_TIMEOUT);
    }
  }
}
