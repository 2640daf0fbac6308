package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Chooses the catalogue version that the next plan is priced at: the newest complete one, and
/// never an older one than ingest-api knew when the plan was submitted, nor than the version of an
/// earlier plan in its partition, on any instance. The price table may lag behind the plans by some
/// milliseconds: then the plan waits.
final class CatalogueChoice {

  static final String STORE = "pinned-catalogue";

  private static final Logger LOGGER = LoggerFactory.getLogger(CatalogueChoice.class);
  private static final String PINNED = "version";
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final ReadOnlyKeyValueStore<String, byte[]> prices;
  private final KeyValueStore<String, Long> pinned;
  private final Duration patience;

  /// A version that did not come in time, and when patience begins anew: one record that names a
  /// version that there is not must not hold up the next thousand.
  private long missing = Long.MAX_VALUE;

  private long patientFrom;

  CatalogueChoice(ProcessorContext<?, ?> context, Duration patience) {
    prices = context.getStateStore(EstimatorTopology.PRICES);
    pinned = context.getStateStore(STORE);
    this.patience = patience;
  }

  static StoreBuilder<KeyValueStore<String, Long>> store() {
    return Stores.keyValueStoreBuilder(
        Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.Long());
  }

  /// @throws IllegalStateException if there is no complete version at all, or the wait was
  ///   interrupted: the stream is paused until the first one is complete, so the world is broken
  CatalogueCompleted of(PlanSubmitted plan) {
    Long before = pinned.get(PINNED);
    Long stamped = plan.catalogueVersion();
    long least = Math.max(before == null ? 1 : before, stamped == null ? 1 : stamped);
    CatalogueCompleted chosen = awaited(least);
    if (chosen == null) {
      throw new IllegalStateException("No complete catalogue version in the price table");
    }
    if (before == null || chosen.version() != before) {
      pinned.put(PINNED, chosen.version());
    }
    return chosen;
  }

  private @Nullable CatalogueCompleted awaited(long least) {
    CatalogueCompleted newest = EstimatorTopology.newestCatalogue(prices);
    if (isEnough(newest, least) || (least >= missing && System.nanoTime() < patientFrom)) {
      return newest;
    }
    long end = System.nanoTime() + patience.toNanos();
    while (!isEnough(newest, least) && System.nanoTime() < end) {
      pause();
      newest = EstimatorTopology.newestCatalogue(prices);
    }
    if (!isEnough(newest, least)) {
      missing = least;
      patientFrom = System.nanoTime() + patience.multipliedBy(30).toNanos();
      LOGGER
          .atWarn()
          .addKeyValue("catalogueVersion", newest == null ? 0 : newest.version())
          .addKeyValue("awaited", least)
          .log("catalogue version did not come in time");
    }
    return newest;
  }

  private static boolean isEnough(@Nullable CatalogueCompleted newest, long least) {
    return newest != null && newest.version() >= least;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a catalogue version", e);
    }
  }
}
