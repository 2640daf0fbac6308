package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Finds a plan and its outcome in the topics by the plan's id. The ids of plans begin with the
/// time of their submission, so that only what was written around it is read.
final class PlanHistory {

  private static final Duration BEFORE = Duration.ofMinutes(5);

  /// A plan that was submitted as often as this ago may still wait; later its record is not found.
  private static final Duration AFTER = Duration.ofDays(2);

  private final RecordSource source;

  PlanHistory(RecordSource source) {
    this.source = source;
  }

  /// A plan with its outcome.
  ///
  /// @param submitted the record of the plan
  /// @param decided the record of its outcome
  record Found(
      ConsumerRecord<byte[], byte[]> submitted,
      PlanSubmitted plan,
      ConsumerRecord<byte[], byte[]> decided,
      PlanOutcome outcome) {

    /// The estimate.
    ///
    /// @throws IOException if the plan was rejected or cancelled
    PlanEstimated estimate() throws IOException {
      if (outcome instanceof PlanEstimated estimate) {
        return estimate;
      }
      throw new IOException("%s has no estimate: it was %s".formatted(plan.id(), outcome.kind()));
    }
  }

  /// Finds a plan.
  ///
  /// @throws IOException if there is none, or it has no outcome yet
  Found find(String id) throws IOException {
    Predicate<ConsumerRecord<byte[], byte[]>> isOf =
        record -> {
          String subject = EventHeaders.text(record.headers(), "ce_subject");
          if (subject != null && !subject.equals(id)) {
            return false;
          }
          OutcomeHead head = OutcomeHead.read(record.value());
          return head != null && head.id().equals(id);
        };
    long from = submittedAt(id);
    ConsumerRecord<byte[], byte[]> submitted = first(Topics.PLANS, -1, from, isOf);
    if (submitted == null) {
      throw new IOException("No plan in %s has the id %s".formatted(Topics.PLANS.name(), id));
    }
    ConsumerRecord<byte[], byte[]> decided =
        first(Topics.ESTIMATES, submitted.partition(), from, isOf);
    if (decided == null) {
      throw new IOException("%s has no outcome in %s yet".formatted(id, Topics.ESTIMATES.name()));
    }
    try {
      return new Found(
          submitted,
          Json.MAPPER.readValue(submitted.value(), PlanSubmitted.class),
          decided,
          Json.MAPPER.readValue(decided.value(), PlanOutcome.class));
    } catch (JacksonException e) {
      throw new IOException("The records of %s cannot be read: %s".formatted(id, e), e);
    }
  }

  /// The time that an id begins with, in milliseconds; 0 where it begins with none.
  static long submittedAt(String id) {
    try {
      UUID uuid = UUID.fromString(id);
      return uuid.version() == 7 ? uuid.getMostSignificantBits() >>> 16 : 0;
    } catch (IllegalArgumentException _) {
      return 0;
    }
  }

  /// The first record that is meant, among those that were written around a time.
  ///
  /// @param only the partition; -1: any
  private @Nullable ConsumerRecord<byte[], byte[]> first(
      Topic<?> topic, int only, long time, Predicate<ConsumerRecord<byte[], byte[]>> isMeant) {
    long latest = time == 0 ? Long.MAX_VALUE : time + AFTER.toMillis();
    List<RecordSource.Bounds> bounds = since(topic, time);
    for (int partition = 0; partition < bounds.size(); partition++) {
      if (only >= 0 && only != partition) {
        continue;
      }
      RecordSource.Bounds read = bounds.get(partition);
      try (PartitionReader reader =
          source.reader(new TopicPartition(topic.name(), partition), read)) {
        for (var entry = reader.next(); entry != null; entry = reader.next()) {
          if (entry instanceof PartitionReader.Intact(var record)) {
            if (isMeant.test(record)) {
              return record;
            }
            if (record.timestamp() > latest) {
              break;
            }
          }
        }
      }
    }
    return null;
  }

  /// Where the partitions of a topic begin to have records that are not much older than a time.
  ///
  /// @param time 0: where they begin
  List<RecordSource.Bounds> since(Topic<?> topic, long time) {
    List<RecordSource.Bounds> whole = source.bounds(topic);
    return time == 0 ? whole : source.since(topic, whole, Math.max(0, time - BEFORE.toMillis()));
  }

  /// Reads what was written to a topic since a time.
  void forEachSince(Topic<?> topic, long time, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    List<RecordSource.Bounds> bounds = since(topic, time);
    for (int partition = 0; partition < bounds.size(); partition++) {
      RecordSource.Bounds read = bounds.get(partition);
      try (PartitionReader reader =
          source.reader(new TopicPartition(topic.name(), partition), read)) {
        for (var entry = reader.next(); entry != null; entry = reader.next()) {
          if (entry instanceof PartitionReader.Intact(var record)) {
            sink.accept(record);
          }
        }
      }
    }
  }
}
