package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.budget.PriceEffect;
import java.lang.foreign.Arena;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Proves what budgets made of plans: the costs of workspaces from estimates, settlements and
/// changed prices, the standings of budgets from the costs of workspaces, and the alerts from
/// standings.
final class BudgetAudit {

  private final RecordSource source;
  private final Findings findings;
  private final AuditOptions options;
  private final Map<Topic<?>, List<RecordSource.Bounds>> bounds;
  private final BudgetVersions versions = new BudgetVersions();
  private final AlertLog alerts;

  /// When all of a tenant's plans were at new prices last, in milliseconds.
  private final Map<String, Long> through = new HashMap<>();

  private final Removals removals;
  private final PriceEffects effects;
  private final LedgerReplays ledger;
  private final List<WorkspaceReplay> workspaces = new ArrayList<>();
  private final long fresh;
  private final List<String> notCovered = new ArrayList<>();

  BudgetAudit(
      RecordSource source,
      Findings findings,
      AuditOptions options,
      Map<Topic<?>, List<RecordSource.Bounds>> bounds,
      Removals removals,
      Arena arena,
      Instant begun) {
    this.source = source;
    this.findings = findings;
    this.options = options;
    this.bounds = bounds;
    this.removals = removals;
    fresh = begun.minus(options.grace()).toEpochMilli();
    alerts = new AlertLog(of(Topics.ALERTS).size(), options.scratch(), arena, findings);
    effects = new PriceEffects(of(Topics.ESTIMATES).size(), options.scratch());
    ledger =
        new LedgerReplays(
            of(Topics.LEDGER).stream()
                .map(_ -> new LedgerReplay(versions, alerts, this::through, findings))
                .toList());
  }

  private List<RecordSource.Bounds> of(Topic<?> topic) {
    return bounds.getOrDefault(topic, List.of());
  }

  /// Reads budgets and alerts, and makes the work of each partition of the ledger.
  List<Runnable> work(Audit.Walks walks) {
    for (int i = 0; i < of(Topics.BUDGETS).size(); i++) {
      ChainWalk walk = walks.of(Topics.BUDGETS, i, of(Topics.BUDGETS).get(i));
      read(walk, of(Topics.BUDGETS).get(i), versions::see);
      if (walk.lastHole() >= 0) {
        versions.compacted(i);
      }
    }
    for (int i = 0; i < of(Topics.ALERTS).size(); i++) {
      read(
          walks.of(Topics.ALERTS, i, of(Topics.ALERTS).get(i)),
          of(Topics.ALERTS).get(i),
          alerts::see);
    }
    readEffects(walks);
    List<Runnable> work = new ArrayList<>();
    for (int i = 0; i < ledger.partitions().size(); i++) {
      int partition = i;
      LedgerReplay replay = ledger.partitions().get(i);
      RecordSource.Bounds read = of(Topics.LEDGER).get(i);
      ChainWalk walk = walks.of(Topics.LEDGER, i, read);
      work.add(() -> {
        long[] hole = {-1};
        read(
            walk,
            read,
            record -> {
              if (walk.lastHole() > hole[0]) {
                hole[0] = walk.lastHole();
                replay.gap(record.offset());
              }
              replay.see(record);
            });
        replay.end(Topics.LEDGER.name(), partition);
      });
    }
    return work;
  }

  /// An effect partition that is read.
  private record Effects(
      PartitionReader reader, ChainWalk walk, ConsumerRecord<byte[], byte[]> next) {}

  /// Reads all partitions of changed prices at once, in the order of their times.
  private void readEffects(Audit.Walks walks) {
    PriorityQueue<Effects> queue =
        new PriorityQueue<>(Comparator.comparingLong(each -> each.next().timestamp()));
    for (int i = 0; i < of(Topics.PRICE_EFFECTS).size(); i++) {
      RecordSource.Bounds read = of(Topics.PRICE_EFFECTS).get(i);
      ChainWalk walk = walks.of(Topics.PRICE_EFFECTS, i, read);
      advance(source.reader(walk.partition(), read), walk, queue);
    }
    for (Effects each = queue.poll(); each != null; each = queue.poll()) {
      reprice(each.next());
      advance(each.reader(), each.walk(), queue);
    }
  }

  private void advance(PartitionReader reader, ChainWalk walk, PriorityQueue<Effects> queue) {
    for (var entry = reader.next(); entry != null; entry = reader.next()) {
      List<String> names = walk.see(entry);
      switch (entry) {
        case PartitionReader.Intact(var record) -> {
          queue.add(new Effects(reader, walk, record));
          return;
        }
        case PartitionReader.Damaged damaged ->
            findings.add(Damage.fault(walk.partition(), damaged, names));
        case PartitionReader.Erased _ -> {}
      }
    }
    walk.end();
    reader.close();
  }

  private void reprice(ConsumerRecord<byte[], byte[]> record) {
    PriceEffect effect;
    try {
      effect = Json.MAPPER.readValue(record.value(), PriceEffect.class);
      Objects.requireNonNull(effect.tenant());
    } catch (JacksonException | NullPointerException | IllegalArgumentException _) {
      return; // as the ledger does
    }
    if (effect instanceof PriceEffect.OnPlan plan) {
      effects.add(
          record.timestamp(),
          record.value(),
          LedgerEntry.Workspace.keyOf(plan.tenant(), plan.project(), plan.workspace()));
      if (!plan.last()) {
        return;
      }
    }
    through.merge(effect.tenant(), record.timestamp(), Math::max);
  }

  private long through(String tenant) {
    long last = through.getOrDefault(tenant, Long.MIN_VALUE);
    return last < fresh ? last : Long.MIN_VALUE;
  }

  private void read(
      ChainWalk walk, RecordSource.Bounds read, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    try (PartitionReader reader = source.reader(walk.partition(), read)) {
      for (var entry = reader.next(); entry != null; entry = reader.next()) {
        List<String> names = walk.see(entry);
        switch (entry) {
          case PartitionReader.Intact(var record) -> sink.accept(record);
          case PartitionReader.Damaged damaged ->
              findings.add(Damage.fault(walk.partition(), damaged, names));
          case PartitionReader.Erased _ -> {}
        }
      }
    }
    walk.end();
  }

  /// What follows the workspaces of a partition of plans; null where they are not replayed.
  @Nullable WorkspaceReplay workspaces(int partition) {
    int settlements = of(Topics.SETTLEMENTS).size();
    if (!options.selection().isAll()
        || options.state() != null
        || settlements != of(Topics.ESTIMATES).size()) {
      if (partition == 0) {
        notCovered.add(
            settlements == of(Topics.ESTIMATES).size()
                ? "what workspaces cost: it follows from all plans, so only a run without a selection and without --state replays it"
                : "what workspaces cost: %s and %s have different numbers of partitions"
                    .formatted(Topics.SETTLEMENTS.name(), Topics.ESTIMATES.name()));
      }
      return null;
    }
    if (removals.any(Topics.PLANS, Topics.ESTIMATES)) {
      if (partition == 0) {
        notCovered.add("what workspaces cost: retention removed plans or estimates");
      }
      return null;
    }
    WorkspaceReplay replay =
        new WorkspaceReplay(
            ledger,
            source.reader(
                new TopicPartition(Topics.SETTLEMENTS.name(), partition),
                of(Topics.SETTLEMENTS).get(partition)),
            effects.read(partition),
            findings);
    workspaces.add(replay);
    return replay;
  }

  /// Tells what is known only when all is read.
  void end() {
    workspaces.forEach(WorkspaceReplay::close);
    effects.close();
    add(alerts.reminders(), "%,d reminders of alerts: they follow from the clock");
    long unexplained = alerts.tellOrphans(source, ledger.uncertain(), fresh);
    add(
        unexplained,
        "%,d alerts of budgets whose ledger was compacted, began again or could not be replayed");
    add(
        ledger.notCovered(),
        "%,d standings of budgets: what they follow on was compacted away, or their budget has too many instances");
    add(
        workspaces.stream().mapToLong(WorkspaceReplay::notCovered).sum(),
        "what %,d workspaces cost: their ledger does not go back to the beginning, a plan cannot be read, or plans and settlements came within a minute");
  }

  private void add(long number, String sentence) {
    if (number > 0) {
      notCovered.add(sentence.formatted(number));
    }
  }

  /// The alerts that were read.
  AlertLog alerts() {
    return alerts;
  }

  /// What follows from plans and settlements.
  Verification.Replayed replayed() {
    return new Verification.Replayed(
        workspaces.stream().mapToLong(WorkspaceReplay::proven).sum(),
        ledger.standings(),
        alerts.proven(),
        0,
        0);
  }

  /// What was not proven and why, as sentences.
  List<String> notCovered() {
    return notCovered;
  }
}
