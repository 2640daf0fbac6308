package io.cloudcostguard.cli.audit;

import io.cloudcostguard.estimation.budget.PlanCost;
import io.cloudcostguard.estimation.budget.WorkspaceLedger;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.budget.PriceEffect;
import io.cloudcostguard.schemas.budget.Settlement;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Replays what the workspaces of one partition cost, from its estimates, settlements and changed
/// prices in their order, and compares the outcome with the ledger's newest. What is held is one
/// state a workspace.
final class WorkspaceReplay implements AutoCloseable {

  /// The order of a plan and a settlement that are so close is not told by the topics.
  private static final long CLOSE = 60_000;

  private final LedgerReplays ledger;
  private final Findings findings;
  private final PartitionReader settlements;
  private final PriceEffects.Reader effects;
  private final Map<String, State> workspaces = new HashMap<>();
  private @Nullable ConsumerRecord<byte[], byte[]> nextSettlement;
  private PriceEffects.@Nullable Entry nextEffect;
  private long proven;
  private long notCovered;

  private static final class State {
    private final @Nullable WorkspaceCosts ledger;
    private final byte[] target;
    private WorkspaceCosts costs = WorkspaceCosts.NONE;
    private boolean matches;
    private long aheadSince = Long.MIN_VALUE;
    private long plannedAt = Long.MIN_VALUE / 2;
    private long settledAt = Long.MIN_VALUE / 2;
    private long repricedAt = Long.MIN_VALUE / 2;
    private boolean isCertain = true;

    State(@Nullable WorkspaceCosts ledger) {
      this.ledger = ledger;
      target = bytes(ledger == null ? WorkspaceCosts.NONE : ledger);
    }

    void step(WorkspaceCosts after, long at) {
      costs = after;
      boolean was = matches;
      matches =
          Arrays.equals(bytes(after), target) || (ledger == null && WorkspaceLedger.isGone(after));
      if (!matches && (was || aheadSince == Long.MIN_VALUE)) {
        aheadSince = at;
      }
    }

    /// Whether a plan and new prices may give another cost in another order: a plan is taken for
    /// applied by its amounts.
    boolean hasSeveralProposals() {
      return costs.proposals().size() > 1;
    }

    boolean isSameByNow(long now) {
      return matches
          || Arrays.equals(
              bytes(WorkspaceLedger.expired(costs, now)),
              bytes(WorkspaceLedger.expired(ledger == null ? WorkspaceCosts.NONE : ledger, now)));
    }
  }

  /// @param settlements of the partition, from their beginning
  /// @param effects of new prices on the plans of the partition
  WorkspaceReplay(
      LedgerReplays ledger,
      PartitionReader settlements,
      PriceEffects.Reader effects,
      Findings findings) {
    this.ledger = ledger;
    this.settlements = settlements;
    this.effects = effects;
    this.findings = findings;
    nextSettlement = readSettlement();
    nextEffect = effects.next();
  }

  private static byte[] bytes(WorkspaceCosts costs) {
    return Json.MAPPER.writeValueAsBytes(costs);
  }

  /// Takes up the next estimate.
  ///
  /// @param plan the record that it is the estimate of
  /// @param at the time of its record
  void planned(PlanEstimated estimate, ConsumerRecord<byte[], byte[]> plan, long at) {
    followUpTo(at);
    String key =
        LedgerEntry.Workspace.keyOf(estimate.tenant(), estimate.project(), estimate.workspace());
    State state = state(key);
    state.plannedAt = at;
    state.isCertain &= at - state.settledAt > CLOSE;
    state.isCertain &= at - state.repricedAt > CLOSE || !state.hasSeveralProposals();
    state.step(
        WorkspaceLedger.estimated(
            WorkspaceLedger.expired(state.costs, at),
            estimate.id(),
            estimate.source(),
            at,
            PlanCost.of(estimate).readFrom(plan.partition(), plan.offset())),
        at);
  }

  /// Something of a workspace cannot be known.
  void unknown(String key) {
    state(key).isCertain = false;
  }

  private State state(String key) {
    return workspaces.computeIfAbsent(key, _ -> new State(ledger.costs(key)));
  }

  /// Takes up settlements and changed prices, in the order of their times.
  private void followUpTo(long time) {
    while (true) {
      long settled = nextSettlement == null ? Long.MAX_VALUE : nextSettlement.timestamp();
      if (nextEffect != null && nextEffect.at() <= Math.min(time, settled)) {
        reprice(nextEffect);
        nextEffect = effects.next();
      } else if (nextSettlement != null && settled <= time) {
        settle(nextSettlement);
        nextSettlement = readSettlement();
      } else {
        return;
      }
    }
  }

  private @Nullable ConsumerRecord<byte[], byte[]> readSettlement() {
    for (var entry = settlements.next(); entry != null; entry = settlements.next()) {
      if (entry instanceof PartitionReader.Intact(var record)) {
        return record;
      }
    }
    return null;
  }

  /// An effect on a plan that does not count any more changes nothing.
  private void reprice(PriceEffects.Entry entry) {
    PriceEffect.OnPlan effect = entry.effect();
    State state =
        state(LedgerEntry.Workspace.keyOf(effect.tenant(), effect.project(), effect.workspace()));
    WorkspaceCosts after = WorkspaceLedger.repriced(state.costs, effect);
    state.isCertain &= entry.at() - state.settledAt > CLOSE;
    state.isCertain &= entry.at() - state.plannedAt > CLOSE || !state.hasSeveralProposals();
    state.repricedAt = entry.at();
    if (!after.equals(state.costs)) {
      state.step(after, entry.at());
    }
  }

  private void settle(ConsumerRecord<byte[], byte[]> record) {
    Settlement settlement;
    try {
      settlement = Json.MAPPER.readValue(record.value(), Settlement.class);
      Objects.requireNonNull(settlement);
    } catch (JacksonException | NullPointerException | IllegalArgumentException _) {
      return; // as the ledger does
    }
    long at = record.timestamp();
    State state = state(settlement.key());
    state.isCertain &= at - state.plannedAt > CLOSE && at - state.repricedAt > CLOSE;
    state.settledAt = at;
    WorkspaceCosts before = state.costs;
    state.step(
        switch (settlement) {
          case Settlement.Applied(_, _, _, var plan, var after, var part) ->
              WorkspaceLedger.applied(before, plan, after, part);
          case Settlement.Withdrawn(_, _, _, var plan) ->
              WorkspaceLedger.withdrawn(before, plan, at);
          case Settlement.PullRequestEnded(
                  _,
                  _,
                  _,
                  var repository,
                  var number,
                  var merged,
                  var ended) ->
              WorkspaceLedger.ended(
                  before, repository, number, merged, Math.min(ended.toEpochMilli(), at));
          case Settlement.Retired _ -> WorkspaceLedger.retired(before, at);
        },
        at);
  }

  /// Compares every workspace.
  ///
  /// @param fresh the ledger need not have what is younger, in milliseconds
  void end(TopicPartition plans, long now, long fresh) {
    followUpTo(Long.MAX_VALUE);
    workspaces.forEach((key, state) -> {
      if (state.isSameByNow(now)) {
        proven++;
      } else if (!state.isCertain || !ledger.isFromTheBeginning(key.split("/", 2)[0])) {
        notCovered++;
      } else if (state.aheadSince < fresh) {
        findings.add(
            new Fault(
                Fault.Kind.WORKSPACE,
                Topics.LEDGER.name(),
                -1,
                -1,
                Instant.ofEpochMilli(Math.max(0, Math.max(state.plannedAt, state.settledAt))),
                key,
                "what the workspace costs is not what its plans of %s, their settlements and new prices give"
                    .formatted(plans),
                List.of(
                    "recorded " + shortened(state.target),
                    "replayed " + shortened(bytes(state.costs)))));
      }
    });
  }

  private static String shortened(byte[] json) {
    String text = new String(json, StandardCharsets.UTF_8);
    return text.length() <= 600 ? text : text.substring(0, 600) + "…";
  }

  /// How many workspaces cost what the ledger has.
  long proven() {
    return proven;
  }

  /// Of how many workspaces this could not be told.
  long notCovered() {
    return notCovered;
  }

  @Override
  public void close() {
    settlements.close();
    effects.close();
  }
}
