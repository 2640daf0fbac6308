package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.plan.CancellationRequested;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.core.JacksonException;

/// The plans that were asked to be cancelled, as far as `ccg.cancellations` has them, and the
/// outcomes that nothing explains.
final class Cancelled {

  private static final String CANCELLED = "cancelled";
  private static final String REJECTED = "rejected";

  private final PlanTable table;
  private final long keptSince = System.currentTimeMillis() - Topics.CANCELLATIONS_KEPT.toMillis();
  private final AtomicLong old = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();

  private Cancelled(PlanTable table) {
    this.table = table;
  }

  /// Reads them.
  static Cancelled read(
      RecordSource source, List<RecordSource.Bounds> bounds, AuditOptions options, Arena arena) {
    PlanTable table = new PlanTable(options.scratch(), arena);
    for (int i = 0; i < bounds.size(); i++) {
      TopicPartition partition = new TopicPartition(Topics.CANCELLATIONS.name(), i);
      try (PartitionReader reader = source.reader(partition, bounds.get(i))) {
        for (var entry = reader.next(); entry != null; entry = reader.next()) {
          if (entry instanceof PartitionReader.Intact(var record) && record.value() != null) {
            try {
              CancellationRequested asked =
                  Json.MAPPER.readValue(record.value(), CancellationRequested.class);
              table.putIfAbsent(PlanTable.Key.of(asked.tenant(), asked.id()), record.offset(), 0);
            } catch (JacksonException | NullPointerException | IllegalArgumentException _) {
              // The estimator passes it, too.
            }
          }
        }
      }
    }
    return new Cancelled(table);
  }

  /// Tells of an outcome that says that its plan was cancelled, where nothing else does.
  void check(OutcomeHead head, ConsumerRecord<byte[], byte[]> record, Findings findings) {
    if (REJECTED.equals(head.kind())) {
      rejected.incrementAndGet();
    } else if (CANCELLED.equals(head.kind())
        && table.find(PlanTable.Key.of(head.tenant(), head.id())) == PlanTable.NONE) {
      if (record.timestamp() < keptSince) {
        old.incrementAndGet();
      } else {
        findings.add(
            Fault.of(
                Fault.Kind.CANCELLATION,
                record,
                head.id(),
                "nothing in %s asked for it".formatted(Topics.CANCELLATIONS.name())));
      }
    }
  }

  /// What was not proven and why, as sentences.
  List<String> notCovered() {
    return List.of(
            new Sentence(
                "%,d rejected plans: a rejection is not made again, for it may have been for want of memory",
                rejected.get()),
            new Sentence("%,d cancelled plans: who asked for it is kept for 30 days", old.get()))
        .stream()
        .filter(each -> each.number() > 0)
        .map(each -> each.text().formatted(each.number()))
        .toList();
  }

  private record Sentence(String text, long number) {}
}
