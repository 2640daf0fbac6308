package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.TopicRetention;
import io.cloudcostguard.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The beginnings that the configured retention may have removed: those whose last record is, by
/// its checkpoint, older than its topic keeps records. Every other beginning that is gone is a
/// fault.
final class Removals {

  private final Map<TopicPartition, Removed> removed = new HashMap<>();
  private final List<String> sentences = new ArrayList<>();

  /// A beginning that was removed.
  ///
  /// @param last the offset of the last record that was removed
  /// @param time of the checkpoint that covers it
  record Removed(long last, Instant time) {}

  private Removals() {}

  /// Looks at the beginnings of all topics that are signed and not compacted.
  ///
  /// @param whole the bounds of each topic
  /// @param retention as it is configured, not as the brokers have it: who can write there, could
  ///   set it
  static Removals of(
      RecordSource source,
      Chain chain,
      Map<Topic<?>, List<RecordSource.Bounds>> whole,
      TopicRetention retention,
      Findings findings) {
    Removals removals = new Removals();
    for (Topic<?> topic : Topics.CHAINED) {
      List<RecordSource.Bounds> partitions = whole.getOrDefault(topic, List.of());
      for (int number = 0; Topics.isKeptForEver(topic) && number < partitions.size(); number++) {
        long begin = partitions.get(number).begin();
        if (begin > 0) {
          removals.look(
              source,
              chain.before(new TopicPartition(topic.name(), number)),
              topic,
              number,
              begin,
              retention.of(topic),
              findings);
        }
      }
    }
    return removals;
  }

  private void look(
      RecordSource source,
      @Nullable Removed last,
      Topic<?> topic,
      int number,
      long begin,
      @Nullable Duration kept,
      Findings findings) {
    String why;
    if (kept == null) {
      why = "";
    } else if (last == null) {
      why = ", and no checkpoint tells how old it was";
    } else if (last.time().plus(kept).isAfter(Instant.now())) {
      why =
          ": the checkpoint of %s covers the last of it, and %s keeps records for %d days"
              .formatted(last.time(), topic.name(), kept.toDays());
    } else if (source.keepsForEver(topic)) {
      why = ", though the brokers delete nothing from %s for its age".formatted(topic.name());
    } else {
      TopicPartition partition = new TopicPartition(topic.name(), number);
      removed.put(partition, new Removed(begin - 1, last.time()));
      sentences.add(
          "%s, not verified: removed by retention up to offset %d, as the checkpoint of %s covers"
              .formatted(partition, begin - 1, last.time()));
      return;
    }
    findings.add(
        Fault.at(
            Fault.Kind.CUT_BEGINNING,
            topic.name(),
            number,
            begin,
            "the partition begins here; what was before it is gone" + why));
  }

  /// What was removed from a partition; null: nothing.
  @Nullable Removed of(Topic<?> topic, int partition) {
    return removed.get(new TopicPartition(topic.name(), partition));
  }

  /// The first offset that must be there.
  long begin(TopicPartition partition) {
    Removed there = removed.get(partition);
    return there == null ? 0 : there.last() + 1;
  }

  /// Whether something was removed from one of these topics.
  boolean any(Topic<?>... topics) {
    for (Topic<?> topic : topics) {
      if (removed.keySet().stream().anyMatch(each -> each.topic().equals(topic.name()))) {
        return true;
      }
    }
    return false;
  }

  /// Whether what was made at a time may have been removed from a topic.
  boolean mayHaveHad(Topic<?> topic, @Nullable Instant time) {
    return removed.entrySet().stream()
        .anyMatch(each ->
            each.getKey().topic().equals(topic.name())
                && (time == null || !time.isAfter(each.getValue().time())));
  }

  /// What was removed, for the report.
  List<String> sentences() {
    return sentences;
  }
}
