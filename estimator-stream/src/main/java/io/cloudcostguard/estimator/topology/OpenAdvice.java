package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.recommendation.Recommendation;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/// Remembers which recommendations the newest plan of each workspace left open, in the transaction
/// that wrote them.
final class OpenAdvice {

  static final String STORE = "open-advice";

  /// Of one workspace; the changelog of the store takes records of a MiB, and addresses may be long
  /// and random.
  static final int MOST_BYTES = 900 * 1024;

  private static final TypeReference<List<Recommendation>> LIST = new TypeReference<>() {};

  private final KeyValueStore<String, byte[]> store;

  OpenAdvice(ProcessorContext<?, ?> context) {
    store = context.getStateStore(STORE);
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> store() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray());
  }

  /// Those of a workspace. What another version wrote otherwise is nothing that came before.
  List<Recommendation> of(String workspace) {
    byte[] kept = store.get(workspace);
    if (kept == null) {
      return List.of();
    }
    try {
      return Json.MAPPER.readValue(kept, LIST);
    } catch (JacksonException _) {
      return List.of();
    }
  }

  void put(String workspace, List<Recommendation> open) {
    store.put(workspace, open.isEmpty() ? null : bytes(open));
  }

  /// Of too many, the first ones: those of the newest plan, the largest savings first.
  private static byte[] bytes(List<Recommendation> open) {
    List<Recommendation> kept = open;
    byte[] bytes = Json.MAPPER.writeValueAsBytes(kept);
    while (bytes.length > MOST_BYTES) {
      kept = kept.subList(0, kept.size() / 2);
      bytes = Json.MAPPER.writeValueAsBytes(kept);
    }
    return bytes;
  }
}
