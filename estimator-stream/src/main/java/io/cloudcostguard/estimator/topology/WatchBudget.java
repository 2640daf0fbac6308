package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.budget.BudgetWatch;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.estimation.budget.WorkspaceCost;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Keeps the standing of a project and raises alerts when its budget is crossed. State and alerts
/// are written in one transaction, so a crossing is told exactly once.
final class WatchBudget implements Processor<byte[], byte[], byte[], Output> {

  private static final Deserializer<BudgetInput> READER =
      new JsonSerde<>(BudgetInput.class).deserializer();

  private final DeadLetters deadLetters;
  private ProcessorContext<byte[], Output> context;
  private KeyValueStore<String, WatchedBudget> budgets;
  private KeyValueStore<String, WorkspaceCost> workspaces;

  WatchBudget(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  @Override
  public void init(ProcessorContext<byte[], Output> context) {
    this.context = context;
    this.budgets = context.getStateStore(EstimatorTopology.BUDGETS);
    this.workspaces = context.getStateStore(EstimatorTopology.WORKSPACES);
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
    WatchedBudget before = stored(budgetId);
    WatchedBudget changed =
        switch (input) {
          case BudgetInput.Limit(var limit) -> before.under(limit);
          case BudgetInput.Total total -> before.at(standing(budgetId, before.standing(), total));
        };
    BudgetWatch.Decision decision =
        BudgetWatch.decide(
            changed.budget(),
            changed.standing(),
            changed.state(),
            isRaised(before.budget(), input));
    budgets.put(budgetId, changed.after(decision));
    for (BudgetAlert alert : decision.alerts()) {
      context.forward(
          new Record<>(
              record.key(), new Output.Alert(alert), record.timestamp(), headers(alert, record)));
    }
  }

  private static boolean isRaised(@Nullable Budget before, BudgetInput input) {
    return before != null
        && input instanceof BudgetInput.Limit(Budget now)
        && now != null
        && now.monthlyLimit().amount().compareTo(before.monthlyLimit().amount()) > 0;
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

  private WatchedBudget stored(String budgetId) {
    WatchedBudget stored = budgets.get(budgetId);
    if (stored == null) {
      return WatchedBudget.NEW;
    }
    WatchedBudget.Ledger ledger = stored.ledger();
    if (ledger == null) {
      return stored;
    }
    Standing standing = Standing.EMPTY;
    for (var workspace : ledger.workspaces().entrySet()) {
      var total =
          new BudgetInput.Total(
              workspace.getKey(), workspace.getValue(), ledger.newestPlanId(), null);
      standing = standing(budgetId, standing, total);
    }
    return stored.at(standing);
  }

  private Standing standing(String budgetId, Standing before, BudgetInput.Total total) {
    String workspace = budgetId + "/" + total.workspace();
    WorkspaceCost stored = workspaces.get(workspace);
    WorkspaceCost cost = stored == null ? WorkspaceCost.NONE : stored;
    WorkspaceCost after = total.after(cost);
    workspaces.put(workspace, after);
    return before.with(cost, after, total.planId());
  }

  private static RecordHeaders headers(BudgetAlert alert, Record<byte[], byte[]> record) {
    String type =
        switch (alert) {
          case BudgetAlert.Firing _ -> EventType.ALERT_FIRING;
          case BudgetAlert.Resolved _ -> EventType.ALERT_RESOLVED;
        };
    RecordHeaders headers = new RecordHeaders();
    new EventHeaders(
            alert.id(),
            type,
            EstimatorTopology.SOURCE,
            alert.budgetId(),
            Instant.ofEpochMilli(record.timestamp()),
            EventHeaders.traceOf(record.headers()))
        .writeTo(headers);
    return headers;
  }
}
