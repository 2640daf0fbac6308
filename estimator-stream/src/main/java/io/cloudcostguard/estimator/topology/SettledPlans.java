package io.cloudcostguard.estimator.topology;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/// Remembers which plans have their outcome, in the transaction that wrote it: a plan that comes
/// twice, from two front doors at once or from a producer that gave up too early, makes nothing
/// new.
///
/// A plan is remembered for [#KEPT] of the stream's own time, which does not depend on when it is
/// read. Copies are made within minutes; the same Idempotency-Key a day later finds the plan in the
/// front door's read model.
final class SettledPlans {

  static final String STORE = "settled-plans";

  /// Longer than any producer or client repeats a submission without looking; short enough that an
  /// instance that lost its disk reads it again in seconds.
  static final Duration KEPT = Duration.ofDays(1);

  private static final byte[] SETTLED = {};

  private final ProcessorContext<?, ?> context;
  private final WindowStore<String, byte[]> store;

  SettledPlans(ProcessorContext<?, ?> context) {
    this.context = context;
    store = context.getStateStore(STORE);
  }

  static StoreBuilder<WindowStore<String, byte[]>> store() {
    return Stores.windowStoreBuilder(
        Stores.persistentWindowStore(STORE, KEPT, Duration.ofMillis(1), false),
        Serdes.String(),
        Serdes.ByteArray());
  }

  boolean contains(String tenant, String planId) {
    long now = context.currentStreamTimeMs();
    try (WindowStoreIterator<byte[]> found =
        store.fetch(key(tenant, planId), Math.max(0, now - KEPT.toMillis()), now)) {
      return found.hasNext();
    }
  }

  void add(String tenant, String planId) {
    store.put(key(tenant, planId), SETTLED, context.currentStreamTimeMs());
  }

  private static String key(String tenant, String planId) {
    return tenant + "/" + planId;
  }
}
