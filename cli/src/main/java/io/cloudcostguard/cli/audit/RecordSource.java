package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Topic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Where the records of an audit are: with brokers, in archived segments, or in both.
sealed interface RecordSource permits Brokers, Archive, Continued, OpenedSource {

  /// Where a partition begins and ends.
  ///
  /// @param begin the first offset that there is
  /// @param end behind the last committed record
  record Bounds(long begin, long end) {

    long records() {
      return Math.max(0, end - begin);
    }
  }

  /// Its name, for reports.
  String name();

  /// What distinguishes it from others for ever.
  String id();

  /// Whether it is known that nothing is deleted from a topic for its age.
  boolean keepsForEver(Topic<?> topic);

  /// Tells of what is wrong with it before a record is read.
  void check(Findings findings);

  /// Whether records may come yet.
  boolean isLive();

  /// The bounds of every partition of some topics, by its number, asked one topic after the other;
  /// of a topic that is not there, none.
  Map<Topic<?>, List<Bounds>> bounds(List<Topic<?>> topics);

  /// The same of one topic.
  default List<Bounds> bounds(Topic<?> topic) {
    return bounds(List.of(topic)).getOrDefault(topic, List.of());
  }

  /// The bounds of one partition; null where there is none.
  default @Nullable Bounds bounds(Topic<?> topic, int partition) {
    List<Bounds> all = bounds(topic);
    return partition < all.size() ? all.get(partition) : null;
  }

  /// The part of the bounds of each partition that begins with the first record that is not older
  /// than a time.
  List<Bounds> since(Topic<?> topic, List<Bounds> whole, long millis);

  /// Reads a partition.
  ///
  /// @param from the first offset that is read
  /// @param end behind the last
  PartitionReader reader(TopicPartition partition, long from, long end);

  /// Reads a partition within bounds.
  default PartitionReader reader(TopicPartition partition, Bounds bounds) {
    return reader(partition, bounds.begin(), bounds.end());
  }
}
