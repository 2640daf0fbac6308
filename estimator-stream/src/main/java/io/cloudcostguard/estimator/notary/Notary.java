package io.cloudcostguard.estimator.notary;

import io.cloudcostguard.estimator.run.EstimatorProperties;
import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.chain.NoteKey;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Follows the committed records of the chained topics, and signs what it has read. Any number of
/// instances share the partitions. A session that fails begins again where the last checkpoint
/// ended: the offset, the tree and the checkpoint are written in one transaction.
@Component
final class Notary implements SmartLifecycle {

  private static final Logger LOGGER = LoggerFactory.getLogger(Notary.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration STOP = Duration.ofSeconds(8);

  private final NotaryProperties properties;
  private final EstimatorProperties estimator;
  private final KafkaClientSettings client;
  private final MeterRegistry metrics;
  private final List<NoteKey> keys;
  private volatile List<Witness> witnesses = List.of();
  private volatile @Nullable Thread thread;
  private volatile CountDownLatch stopping = new CountDownLatch(0);

  /// @throws IllegalArgumentException if a key is none, or the first one does not sign
  Notary(
      NotaryProperties properties,
      EstimatorProperties estimator,
      KafkaClientSettings client,
      MeterRegistry metrics) {
    this.properties = properties;
    this.estimator = estimator;
    this.client = client;
    this.metrics = metrics;
    keys = properties.keys().stream().filter(key -> !key.isBlank()).map(NoteKey::of).toList();
    if (!keys.isEmpty() && !keys.getFirst().isPrivate()) {
      throw new IllegalArgumentException(
          "The first of ccg.notary.keys must be one that signs (PRIVATE+KEY+…); ccg audit key makes"
              + " one");
    }
  }

  @Override
  public void start() {
    if (keys.isEmpty()) {
      LOGGER
          .atWarn()
          .log("No checkpoints are signed, for ccg.notary.keys is empty; ccg audit key makes one");
      return;
    }
    stopping = new CountDownLatch(1);
    witnesses = witnesses();
    thread = Thread.ofPlatform().daemon().name("notary").start(this::run);
  }

  private List<Witness> witnesses() {
    List<Witness> all = new ArrayList<>();
    if (properties.witness() != null) {
      all.add(new FolderWitness(properties.witness()));
    }
    if (properties.witnessUrl() != null) {
      all.add(new HttpWitness(properties.witnessUrl(), properties.witnessToken(), metrics));
    }
    return List.copyOf(all);
  }

  private void run() {
    CountDownLatch end = stopping;
    while (end.getCount() > 0) {
      try (NotarySession session =
          new NotarySession(properties, estimator, client, keys, witnesses, metrics)) {
        session.run(end);
      } catch (WakeupException | InterruptException _) {
        // It is to stop.
      } catch (RuntimeException e) {
        LOGGER.atWarn().setCause(e).log("notary begins again at the last checkpoint");
      }
      pause(end);
    }
  }

  private static void pause(CountDownLatch end) {
    try {
      boolean _ = end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      end.countDown();
    }
  }

  @Override
  public void stop() {
    stopping.countDown();
    Thread running = thread;
    thread = null;
    if (running != null) {
      try {
        if (!running.join(STOP)) {
          running.interrupt();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    witnesses.forEach(Witness::close);
    witnesses = List.of();
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
