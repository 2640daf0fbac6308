package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.budget.BudgetWatch;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// Keeps the ledger of a project and raises alerts when its budget is crossed. State and alerts are
/// written in one transaction, so a crossing is told exactly once.
final class WatchBudget implements Processor<String, BudgetInput, String, BudgetAlert> {

  private ProcessorContext<String, BudgetAlert> context;
  private KeyValueStore<String, WatchedBudget> budgets;

  @Override
  public void init(ProcessorContext<String, BudgetAlert> context) {
    this.context = context;
    this.budgets = context.getStateStore(EstimatorTopology.BUDGETS);
  }

  @Override
  public void process(Record<String, BudgetInput> input) {
    WatchedBudget stored = budgets.get(input.key());
    WatchedBudget changed = (stored == null ? WatchedBudget.NEW : stored).after(input.value());
    BudgetWatch.Decision decision =
        BudgetWatch.decide(changed.budget(), changed.ledger(), changed.state());
    budgets.put(
        input.key(), new WatchedBudget(changed.budget(), changed.ledger(), decision.state()));
    for (BudgetAlert alert : decision.alerts()) {
      context.forward(input.<BudgetAlert>withValue(alert).withHeaders(headers(alert, input)));
    }
  }

  private static RecordHeaders headers(BudgetAlert alert, Record<String, BudgetInput> input) {
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
            Instant.ofEpochMilli(input.timestamp()),
            EventHeaders.traceOf(input.headers()))
        .writeTo(headers);
    return headers;
  }
}
