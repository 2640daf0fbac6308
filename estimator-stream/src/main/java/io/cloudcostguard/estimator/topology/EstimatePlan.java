package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.price.PublishedPriceBook;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.plan.CancellationAsked;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.PriceRecord;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.apache.kafka.streams.state.WindowStore;

/// Prices a plan at the newest complete version of the catalogue, with its tenant's contract, and
/// pins that version in the estimate; unless the plan was cancelled by then.
final class EstimatePlan implements Processor<String, PlanSubmitted, String, PlanOutcome> {

  private final Estimator estimator;
  private ProcessorContext<String, PlanOutcome> context;
  private ReadOnlyKeyValueStore<String, ValueAndTimestamp<PriceRecord>> prices;
  private WindowStore<String, CancellationAsked> cancellations;

  EstimatePlan(Estimator estimator) {
    this.estimator = estimator;
  }

  @Override
  public void init(ProcessorContext<String, PlanOutcome> context) {
    this.context = context;
    this.prices = context.getStateStore(EstimatorTopology.PRICES);
    this.cancellations = context.getStateStore(Cancellations.STORE);
  }

  @Override
  public void process(Record<String, PlanSubmitted> plan) {
    if (isCancelled(plan.value())) {
      forward(plan, cancelled(plan.value()), "cancelled-", EventType.PLAN_CANCELLED);
    } else {
      forward(plan, estimate(plan.value()), "estimate-", EventType.PLAN_ESTIMATED);
    }
  }

  private boolean isCancelled(PlanSubmitted plan) {
    return Cancellations.contains(cancellations, CancellationAsked.keyOf(plan.tenant(), plan.id()));
  }

  private static PlanCancelled cancelled(PlanSubmitted plan) {
    return new PlanCancelled(
        plan.id(), plan.tenant(), plan.project(), plan.workspace(), plan.source());
  }

  private PlanEstimated estimate(PlanSubmitted plan) {
    CatalogueCompleted catalogue = EstimatorTopology.newestCatalogue(prices);
    if (catalogue == null) {
      // The stream is paused until the first version is complete; losing it again is a broken
      // world.
      throw new IllegalStateException("No complete catalogue version in the price table");
    }
    return estimator.estimate(
        plan,
        new PublishedPriceBook(
            key -> ValueAndTimestamp.getValueOrNull(prices.get(key)),
            plan.tenant(),
            catalogue.version()),
        catalogue.version());
  }

  private void forward(
      Record<String, PlanSubmitted> plan, PlanOutcome outcome, String prefix, String type) {
    EventHeaders envelope =
        new EventHeaders(
            prefix + outcome.id(),
            type,
            EstimatorTopology.SOURCE,
            outcome.id(),
            Instant.ofEpochMilli(plan.timestamp()),
            EventHeaders.traceOf(plan.headers()));
    RecordHeaders headers = new RecordHeaders();
    envelope.writeTo(headers);
    context.forward(plan.withValue(outcome).withHeaders(headers));
  }
}
