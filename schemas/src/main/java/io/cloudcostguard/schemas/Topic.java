package io.cloudcostguard.schemas;

import java.util.Map;

/// A Kafka topic: its name, the type of its values, its number of partitions and its settings.
///
/// @param settings topic configuration as Kafka names it, e.g. `cleanup.policy`
public record Topic<V>(
    String name, Class<V> valueType, int partitions, Map<String, String> settings) {

  public Topic {
    settings = Map.copyOf(settings);
  }
}
