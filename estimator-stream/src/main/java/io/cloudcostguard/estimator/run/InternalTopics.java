package io.cloudcostguard.estimator.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;

/// The topics that Kafka Streams makes for itself, each with the topic of ours that it must have as
/// many partitions as: one that is read by the same task.
final class InternalTopics {

  private static final String PREFIX = StreamsSettings.APPLICATION_ID + "-";

  static Map<String, String> of(TopologyDescription topology) {
    Set<String> repartitioned = repartitioned(topology);
    Map<String, String> internal = new HashMap<>();
    for (TopologyDescription.Subtopology part : topology.subtopologies()) {
      Set<String> read = new TreeSet<>();
      Set<String> kept = new TreeSet<>();
      for (TopologyDescription.Node node : part.nodes()) {
        if (node instanceof TopologyDescription.Source source && source.topicSet() != null) {
          read.addAll(source.topicSet());
        }
        if (node instanceof TopologyDescription.Processor processor) {
          kept.addAll(processor.stores());
        }
      }
      // What is read with topics of Streams' own only was made with them.
      read.stream()
          .filter(topic -> !repartitioned.contains(topic))
          .findFirst()
          .ifPresent(ours -> kept.forEach(store -> internal.put(changelog(store), ours)));
    }
    return internal;
  }

  /// The name of a store's changelog.
  static String changelog(String store) {
    return PREFIX + store + "-changelog";
  }

  /// What is both written and read.
  private static Set<String> repartitioned(TopologyDescription topology) {
    Set<String> read = new TreeSet<>();
    Set<String> written = new TreeSet<>();
    for (TopologyDescription.Subtopology part : topology.subtopologies()) {
      for (TopologyDescription.Node node : part.nodes()) {
        switch (node) {
          case TopologyDescription.Source source when source.topicSet() != null ->
              read.addAll(source.topicSet());
          case TopologyDescription.Sink sink when sink.topic() != null -> written.add(sink.topic());
          default -> {}
        }
      }
    }
    read.retainAll(written);
    return read;
  }

  private InternalTopics() {}
}
