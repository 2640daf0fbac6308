package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Proves the plans of one partition. The estimator writes the outcome of a plan of partition N to
/// partition N, in the order of the plans. So both are read side by side: first the outcomes, of
/// which only their places are kept ([PlanTable]), then the plans, each with its outcome.
final class PartitionAudit {

  private static final int MOST_PENDING = 100;

  private final RecordSource source;
  private final AuditOptions options;
  private final Recomputation recomputation;
  private final Findings findings;
  private final AuditProgress progress;
  private final Instant now;
  private final TopicPartition plans;
  private final TopicPartition outcomes;
  private final RecordSource.Bounds planBounds;
  private final RecordSource.Bounds outcomeBounds;
  private final PlanTable table;
  private final ChainWalk planWalk;
  private final ChainWalk outcomeWalk;
  private final long provenBefore;
  private final @Nullable WorkspaceReplay workspaces;
  private final @Nullable AdviceReplay advice;
  private final Cancelled cancelled;
  private final Removals.@Nullable Removed plansRemoved;
  private final Removals.@Nullable Removed outcomesRemoved;

  /// The place of the outcome of the first plan that has one.
  private long firstOutcome = Long.MAX_VALUE;

  /// Plans without their outcome, and outcomes without their plan, that retention removed.
  private long halves;

  /// Plans whose outcome was not there, behind the last one whose outcome was.
  private final List<Fault> pending = new ArrayList<>();

  /// The plans that were asked for by their ids and are here.
  private final Set<String> found = new HashSet<>();

  private long pendingCount;
  private long overdue;
  private long unreadableOutcomes;

  private long seen;
  private long identical;
  private long rejected;
  private long waiting;
  private long repeated;
  private long engines;
  private long unreadable;
  private long next;

  /// @param table empty
  /// @param planWalk sees every record of plans
  /// @param outcomeWalk sees every record of outcomes
  /// @param provenBefore plans before this offset were proven by a run before
  /// @param workspaces takes every estimate; null: they are not replayed
  /// @param advice takes every plan; null: recommendations are not recomputed
  /// @param cancelled the plans that were asked to be cancelled
  /// @param plansRemoved what retention removed of the plans; null: nothing
  /// @param outcomesRemoved what retention removed of the outcomes; null: nothing
  /// @param counted what that run counted of what is not counted again
  PartitionAudit(
      RecordSource source,
      AuditOptions options,
      Recomputation recomputation,
      Findings findings,
      AuditProgress progress,
      Instant now,
      int partition,
      RecordSource.Bounds planBounds,
      RecordSource.Bounds outcomeBounds,
      PlanTable table,
      ChainWalk planWalk,
      ChainWalk outcomeWalk,
      long provenBefore,
      @Nullable WorkspaceReplay workspaces,
      @Nullable AdviceReplay advice,
      Cancelled cancelled,
      Removals.@Nullable Removed plansRemoved,
      Removals.@Nullable Removed outcomesRemoved,
      Counts counted) {
    this.source = source;
    this.options = options;
    this.recomputation = recomputation;
    this.findings = findings;
    this.progress = progress;
    this.now = now;
    this.plans = new TopicPartition(Topics.PLANS.name(), partition);
    this.outcomes = new TopicPartition(Topics.ESTIMATES.name(), partition);
    this.planBounds = planBounds;
    this.outcomeBounds = outcomeBounds;
    this.table = table;
    this.planWalk = planWalk;
    this.outcomeWalk = outcomeWalk;
    this.provenBefore = provenBefore;
    this.workspaces = workspaces;
    this.advice = advice;
    this.cancelled = cancelled;
    this.plansRemoved = plansRemoved;
    this.outcomesRemoved = outcomesRemoved;
    identical = counted.identical();
    rejected = counted.rejected();
    engines = counted.engines();
    next = planBounds.begin();
  }

  /// Reads both to their ends.
  void run() {
    collectOutcomes();
    if (!Thread.currentThread().isInterrupted()) {
      walkPlans();
    }
  }

  /// Of all partitions together.
  AuditProgress progress() {
    return progress;
  }

  /// Of the plans that were asked for by their ids, those that were here; after the run.
  Set<String> found() {
    return found;
  }

  synchronized Counts counts() {
    return new Counts(seen, identical, rejected, waiting, repeated, engines, unreadable);
  }

  /// Behind the last plan that was proven, with what was counted up to it.
  synchronized AuditState.Mark mark() {
    return new AuditState.Mark(Math.max(next, provenBefore), identical, rejected, engines);
  }

  private void collectOutcomes() {
    try (PartitionReader reader = reader(outcomes, outcomeBounds)) {
      for (var entry = reader.next(); entry != null; entry = reader.next()) {
        List<String> names = outcomeWalk.see(entry);
        switch (entry) {
          case PartitionReader.Intact(var record) -> collect(record, true);
          case PartitionReader.Damaged damaged -> {
            findings.add(Damage.fault(outcomes, damaged, names));
            if (damaged.record() == null) {
              unreadableOutcomes++;
            } else {
              collect(damaged.record(), false);
            }
          }
          case PartitionReader.Erased _ -> {}
        }
      }
      outcomeWalk.end();
    }
  }

  private void collect(ConsumerRecord<byte[], byte[]> record, boolean intact) {
    OutcomeHead head = OutcomeHead.read(record.value());
    if (head == null || head.kind() == null) {
      unreadableOutcomes++;
      if (intact && record.value() != null) {
        findings.add(Fault.of(Fault.Kind.UNREADABLE, record, null, "it is no outcome of a plan"));
      }
      return;
    }
    PlanTable.Key key = PlanTable.Key.of(head.tenant(), head.id());
    if (options.selection().takes(head, key, record.timestamp())) {
      cancelled.check(head, record, findings);
      long first =
          table.putIfAbsent(key, record.offset(), ReadModel.fingerprint(head, record.value()));
      if (first != PlanTable.NONE) {
        findings.add(
            Fault.of(
                Fault.Kind.DOUBLE_OUTCOME,
                record,
                head.id(),
                "the plan has its outcome at offset %d already".formatted(first)));
      }
    }
  }

  private void walkPlans() {
    try (PartitionReader reader = reader(plans, planBounds);
        RecordCursor cursor = new RecordCursor(reader(outcomes, outcomeBounds))) {
      long expected = planBounds.begin();
      for (var entry = reader.next(); entry != null; entry = reader.next()) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        List<String> names = planWalk.see(entry);
        switch (entry) {
          case PartitionReader.Intact(var record) -> {
            checkGap(expected, record.offset());
            expected = record.offset() + 1;
            walk(record, true, cursor);
          }
          case PartitionReader.Damaged damaged -> {
            findings.add(Damage.fault(plans, damaged, names));
            expected = damaged.to() + 1;
            if (damaged.record() != null) {
              walk(damaged.record(), false, cursor);
            }
          }
          case PartitionReader.Erased(var raw, _) -> {
            checkGap(expected, raw.offset());
            expected = raw.offset() + 1;
          }
        }
        progress.read(1);
        synchronized (this) {
          next = expected;
        }
      }
      checkGap(expected, planBounds.end());
      planWalk.end();
      if (advice != null) {
        advice.end();
      }
      if (workspaces != null) {
        workspaces.end(plans, now.toEpochMilli(), now.minus(options.grace()).toEpochMilli());
      }
      tellPending();
      tellOrphans(cursor);
    }
  }

  /// Front doors write plans one by one and not in transactions: their offsets have no gaps.
  private void checkGap(long expected, long found) {
    if (found > expected) {
      findings.add(
          Fault.at(
              Fault.Kind.GAP,
              plans.topic(),
              plans.partition(),
              expected,
              found - expected == 1
                  ? "the record is missing"
                  : "%d records up to offset %d are missing"
                      .formatted(found - expected, found - 1)));
    }
  }

  private void walk(ConsumerRecord<byte[], byte[]> record, boolean intact, RecordCursor cursor) {
    OutcomeHead head = OutcomeHead.read(record.value());
    OutcomeHead of = head == null ? fromEnvelope(record) : head;
    if (head == null && record.value() != null) {
      synchronized (this) {
        unreadable++;
      }
      findings.note(Damage.unreadable(record, "it is no plan"));
    }
    if (of == null) {
      return;
    }
    PlanTable.Key key = PlanTable.Key.of(of.tenant(), of.id());
    if (!options.selection().takes(of, key, record.timestamp())) {
      return;
    }
    if (!options.selection().ids().isEmpty()) {
      found.add(of.id());
    }
    long offset = table.find(key);
    firstOutcome = Math.min(firstOutcome, offset == PlanTable.NONE ? Long.MAX_VALUE : offset);
    if (offset == PlanTable.NONE && isOutcomeRemoved(record)) {
      halves++;
    } else if (offset == PlanTable.NONE) {
      noteMissing(record, of);
    } else if (table.see(key)) {
      synchronized (this) {
        repeated++;
      }
    } else {
      missed();
      synchronized (this) {
        seen++;
      }
      if (head == null || !intact || !prove(record, offset, cursor)) {
        unknown(of);
      }
    }
  }

  /// Whose plan it is, where its value cannot be read: as the estimator finds it.
  private static @Nullable OutcomeHead fromEnvelope(ConsumerRecord<byte[], byte[]> record) {
    String id = EventHeaders.text(record.headers(), "ce_id");
    if (id == null || record.key() == null) {
      return null;
    }
    String[] key = new String(record.key(), StandardCharsets.UTF_8).split("/", 4);
    return key.length == 3
        ? new OutcomeHead(null, id, key[0], key[1], key[2], 0, null, null, null, null)
        : null;
  }

  /// Whether the plan is as old as outcomes that retention removed.
  private boolean isOutcomeRemoved(ConsumerRecord<byte[], byte[]> record) {
    return outcomesRemoved != null && record.timestamp() <= outcomesRemoved.time().toEpochMilli();
  }

  /// How many plans and outcomes cannot be joined, for retention removed the other half.
  long halves() {
    return halves;
  }

  private synchronized void noteMissing(ConsumerRecord<byte[], byte[]> record, OutcomeHead of) {
    seen++;
    pendingCount++;
    boolean isOverdue = now.toEpochMilli() - record.timestamp() > options.grace().toMillis();
    overdue += isOverdue ? 1 : 0;
    if (pending.size() < MOST_PENDING) {
      pending.add(
          Fault.of(
              Fault.Kind.MISSING_OUTCOME,
              record,
              of.id(),
              "the plan has no outcome in %s%s"
                  .formatted(
                      outcomes,
                      unreadableOutcomes == 0
                          ? ""
                          : ", of which %d records cannot be read".formatted(unreadableOutcomes))));
    }
  }

  /// A later plan has its outcome, and outcomes come in the order of the plans.
  private void missed() {
    if (pendingCount > 0) {
      pending.forEach(findings::add);
      findings.count(Fault.Kind.MISSING_OUTCOME, pendingCount - pending.size());
      pending.clear();
      pendingCount = 0;
      overdue = 0;
    }
  }

  private void tellPending() {
    if (overdue == 0) {
      synchronized (this) {
        waiting += pendingCount;
      }
    } else {
      // They wait in order, so the oldest are overdue.
      long told = Math.min(overdue, pending.size());
      pending.subList(0, (int) told).forEach(findings::add);
      findings.count(Fault.Kind.MISSING_OUTCOME, overdue - told);
      synchronized (this) {
        waiting += pendingCount - overdue;
      }
    }
  }

  private void unknown(OutcomeHead of) {
    if (workspaces != null) {
      workspaces.unknown(of.key());
    }
  }

  /// @return whether the plan and its outcome could be read
  private boolean prove(ConsumerRecord<byte[], byte[]> record, long offset, RecordCursor cursor) {
    if (record.offset() < provenBefore) {
      return true;
    }
    ConsumerRecord<byte[], byte[]> outcome = cursor.at(offset);
    if (outcome == null) {
      return false; // damaged: told when outcomes were collected
    }
    PlanSubmitted plan;
    try {
      plan = Json.MAPPER.readValue(record.value(), PlanSubmitted.class);
    } catch (JacksonException e) {
      synchronized (this) {
        unreadable++;
      }
      findings.note(Damage.unreadable(record, BadRecord.reason(e)));
      return false;
    }
    if (advice != null) {
      advice.prove(plan);
    }
    Recomputation.Proof proof = recomputation.prove(plan, outcome, findings);
    PlanEstimated estimate = proof.estimate();
    if (workspaces != null && estimate != null) {
      workspaces.planned(estimate, record, Math.max(0, outcome.timestamp()));
    }
    synchronized (this) {
      switch (proof.answer()) {
        case IDENTICAL -> identical++;
        case REJECTED -> rejected++;
        case OTHER_ENGINE -> engines++;
        case FAULT -> {}
      }
    }
    return estimate != null || proof.answer() == Recomputation.Answer.REJECTED;
  }

  private void tellOrphans(RecordCursor cursor) {
    List<Long> orphans = new ArrayList<>();
    long[] count = new long[1];
    table.forEachUnseen(offset -> {
      if (plansRemoved != null && offset < firstOutcome) { // outcomes are in the order of plans
        halves++;
        return;
      }
      count[0]++;
      if (orphans.size() < MOST_PENDING) {
        orphans.add(offset);
      }
    });
    orphans.sort(null);
    long told = 0;
    for (long offset : orphans) {
      ConsumerRecord<byte[], byte[]> outcome = cursor.at(offset);
      OutcomeHead head = outcome == null ? null : OutcomeHead.read(outcome.value());
      if (outcome != null && head != null) {
        told++;
        findings.add(
            Fault.of(
                Fault.Kind.ORPHAN_OUTCOME,
                outcome,
                head.id(),
                "there is no plan of this id in %s".formatted(plans)));
      }
    }
    findings.count(Fault.Kind.ORPHAN_OUTCOME, count[0] - told);
  }

  private PartitionReader reader(TopicPartition partition, RecordSource.Bounds bounds) {
    return source.reader(partition, bounds);
  }
}
