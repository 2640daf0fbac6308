package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.price.PublishedPriceBook;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
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

/// Prices a plan at the newest complete version of the catalogue, with its tenant's contract, and
/// pins that version in the estimate.
final class EstimatePlan implements Processor<String, PlanSubmitted, String, PlanOutcome> {

  private final Estimator estimator;
  private ProcessorContext<String, PlanOutcome> context;
  private ReadOnlyKeyValueStore<String, ValueAndTimestamp<PriceRecord>> prices;

  EstimatePlan(Estimator estimator) {
    this.estimator = estimator;
  }

  @Override
  public void init(ProcessorContext<String, PlanOutcome> context) {
    this.context = context;
    this.prices = context.getStateStore(EstimatorTopology.PRICES);
  }

  @Override
  public void process(Record<String, PlanSubmitted> plan) {
    CatalogueCompleted catalogue = EstimatorTopology.newestCatalogue(prices);
    if (catalogue == null) {
      // The stream is paused until the first version is complete; losing it again is a broken
      // world.
      throw new IllegalStateException("No complete catalogue version in the price table");
    }
    PlanEstimated estimate =
        estimator.estimate(
            plan.value(),
            new PublishedPriceBook(
                key -> ValueAndTimestamp.getValueOrNull(prices.get(key)),
                plan.value().tenant(),
                catalogue.version()),
            catalogue.version());
    EventHeaders envelope =
        new EventHeaders(
            "estimate-" + estimate.id(),
            EventType.PLAN_ESTIMATED,
            EstimatorTopology.SOURCE,
            estimate.id(),
            Instant.ofEpochMilli(plan.timestamp()),
            EventHeaders.traceOf(plan.headers()));
    RecordHeaders headers = new RecordHeaders();
    envelope.writeTo(headers);
    context.forward(plan.<PlanOutcome>withValue(estimate).withHeaders(headers));
  }
}
