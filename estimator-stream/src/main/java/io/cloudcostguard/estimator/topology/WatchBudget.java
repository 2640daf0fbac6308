package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.budget.BudgetWatch;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.estimation.budget.WorkspaceCost;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.event.BadRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Keeps the standing of a project, publishes it and raises alerts when its budget is crossed.
/// State, standings and alerts are written in one transaction, so each crossing gives exactly one
/// alert.
final class WatchBudget implements Processor<byte[], byte[], byte[], Output> {

  private static final Deserializer<BudgetInput> READER =
      new JsonSerde<>(BudgetInput.class).deserializer();

  /// How many budgets are looked at in one transaction.
  private static final int AT_ONCE = 1000;

  private final DeadLetters deadLetters;
  private ProcessorContext<byte[], Output> context;
  private KeyValueStore<String, WatchedBudget> budgets;
  private KeyValueStore<String, WorkspaceCost> workspaces;
  private Envelope envelope;
  private Cancellable publishing;

  /// The budget that [#publishOlder] goes on with; null: the first.
  private @Nullable String next;

  WatchBudget(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  @Override
  public void init(ProcessorContext<byte[], Output> context) {
    this.context = context;
    envelope = new Envelope(context);
    budgets = context.getStateStore(EstimatorTopology.BUDGETS);
    workspaces = context.getStateStore(EstimatorTopology.WORKSPACES);
    publishing =
        context.schedule(
            Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, this::publishOlder);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    BudgetInput input;
    try {
      input = read(record);
    } catch (BadRecord | SerializationException e) {
      context.forward(deadLetters.output(context, record, e));
      return;
    }
    String budgetId = new String(record.key(), StandardCharsets.UTF_8);
    WatchedBudget before = published(budgetId, record);
    switch (input) {
      case BudgetInput.Limit(var limit) ->
          change(record, budgetId, before, before.under(limit), null, isRaised(before, limit));
      case BudgetInput.Total total -> {
        WorkspaceCost was = cost(budgetId, total.workspace());
        var workspace = new WatchedBudget.Workspace(total.workspace(), total.cost().on(was));
        workspaces.put(key(budgetId, total.workspace()), workspace.cost());
        Standing standing = before.standing().with(was, workspace.cost(), total.planId());
        change(record, budgetId, before, before.at(standing), workspace, false);
      }
    }
  }

  /// Keeps what changed, and tells of it; of what stays as it was, nothing.
  private void change(
      Record<byte[], byte[]> record,
      String budgetId,
      WatchedBudget before,
      WatchedBudget changed,
      WatchedBudget.@Nullable Workspace workspace,
      boolean limitRaised) {
    BudgetWatch.Decision decision =
        BudgetWatch.decide(changed.budget(), changed.standing(), changed.state(), limitRaised);
    WatchedBudget decided = changed.after(decision);
    if (decided.equals(before)) {
      return;
    }
    WatchedBudget after = decided.counted();
    budgets.put(budgetId, after);
    envelope.forward(record, new Output.Moved(after.changed(budgetId, workspace)));
    for (BudgetAlert alert : decision.alerts()) {
      envelope.forward(record, new Output.Alert(alert));
    }
  }

  private static boolean isRaised(WatchedBudget before, @Nullable Budget now) {
    return before.budget() != null
        && now != null
        && now.monthlyLimit().amount().compareTo(before.budget().monthlyLimit().amount()) > 0;
  }

  private static BudgetInput read(Record<byte[], byte[]> record) {
    BudgetInput input = READER.deserialize("", record.value());
    if (record.key() == null) {
      throw new BadRecord("It has no key.");
    }
    switch (input) {
      case null -> throw new BadRecord("It has no value.");
      case BudgetInput.Limit(var limit) -> {
        if (limit != null) {
          ReadLimit.check(limit);
        }
      }
      case BudgetInput.Total total -> {
        if (total.workspace() == null
            || total.planId() == null
            || total.entry() == null
            || total.entry().planned() == null
            || total.entry().notPriced() < 0) {
          throw new BadRecord("It does not say what of which workspace it is.");
        }
      }
    }
    return input;
  }

  /// The state of a budget. What an older version kept without telling it is told first.
  private WatchedBudget published(String budgetId, Record<?, ?> cause) {
    WatchedBudget stored = budgets.get(budgetId);
    if (stored == null) {
      return WatchedBudget.NEW;
    }
    return stored.isPublished()
        ? stored
        : publish(budgetId, withoutLedger(budgetId, stored), cause);
  }

  private WatchedBudget publish(String budgetId, WatchedBudget budget, Record<?, ?> cause) {
    WatchedBudget published = budget;
    String prefix = key(budgetId, "");
    try (var all = workspaces.prefixScan(prefix, new StringSerializer())) {
      while (all.hasNext()) {
        var entry = all.next();
        published = published.counted();
        var workspace =
            new WatchedBudget.Workspace(entry.key.substring(prefix.length()), entry.value);
        envelope.forward(cause, new Output.Moved(published.changed(budgetId, workspace)));
      }
    }
    if (!published.isPublished()) {
      published = published.counted();
      envelope.forward(cause, new Output.Moved(published.changed(budgetId, null)));
    }
    budgets.put(budgetId, published);
    return published;
  }

  /// Publishes some of what an older version kept; the next call goes on, until there is no more.
  private void publishOlder(long now) {
    List<String> older = new ArrayList<>();
    int seen = 0;
    try (var all = budgets.range(next, null)) {
      while (all.hasNext() && seen++ < AT_ONCE) {
        var entry = all.next();
        if (!entry.value.isPublished()) {
          older.add(entry.key);
        }
      }
      next = all.hasNext() ? all.peekNextKey() : null;
    }
    Record<byte[], byte[]> cause = new Record<>(new byte[0], new byte[0], now);
    older.forEach(budgetId -> published(budgetId, cause));
    if (next == null) {
      publishing.cancel();
    }
  }

  private WatchedBudget withoutLedger(String budgetId, WatchedBudget stored) {
    WatchedBudget.Ledger ledger = stored.ledger();
    if (ledger == null) {
      return stored;
    }
    Standing standing = Standing.EMPTY;
    for (var entry : ledger.workspaces().entrySet()) {
      var total =
          new BudgetInput.Total(entry.getKey(), entry.getValue(), ledger.newestPlanId(), null);
      WorkspaceCost cost = total.cost().on(WorkspaceCost.NONE);
      workspaces.put(key(budgetId, total.workspace()), cost);
      standing = standing.with(WorkspaceCost.NONE, cost, total.planId());
    }
    return stored.at(standing);
  }

  private WorkspaceCost cost(String budgetId, String workspace) {
    WorkspaceCost stored = workspaces.get(key(budgetId, workspace));
    return stored == null ? WorkspaceCost.NONE : stored;
  }

  private static String key(String budgetId, String workspace) {
    return budgetId + "/" + workspace;
  }
}
