package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.budget.Ledger;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.plan.CancellationAsked;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.PriceRecord;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/// ```
/// (ccg.prices) → [price table, global]   (ccg.cancellations) → [cancellations, global]
///                        ↓                         ↓
/// (ccg.plans) → [estimate-plan] → (ccg.estimates)
///                        ↓ totals, by project
/// (ccg.budgets) → [watch-budget] → (ccg.alerts)
/// ```
public final class EstimatorTopology {

  /// The store of the price table.
  public static final String PRICES = "prices";

  static final String BUDGETS = "budgets";
  static final String SOURCE = "/estimator-stream";

  /// The topology, every part of it named.
  ///
  /// @param config the Streams configuration that it will run with
  public static Topology build(Estimator estimator, Properties config) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.globalTable(
        Topics.PRICES.name(),
        consumed(Topics.PRICES, "price-records"),
        Materialized.<String, PriceRecord>as(Stores.inMemoryKeyValueStore(PRICES)));
    ProcessorSupplier<String, CancellationAsked, Void, Void> cancellations = Cancellations::new;
    builder.addGlobalStore(
        Cancellations.store(),
        Topics.CANCELLATIONS.name(),
        consumed(Topics.CANCELLATIONS, "cancellation-records"),
        cancellations);
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(BUDGETS),
            Serdes.String(),
            new JsonSerde<>(WatchedBudget.class)));

    ProcessorSupplier<String, PlanSubmitted, String, PlanOutcome> estimatePlan =
        () -> new EstimatePlan(estimator);
    KStream<String, PlanOutcome> estimates =
        builder.stream(Topics.PLANS.name(), consumed(Topics.PLANS, "plans"))
            .process(estimatePlan, Named.as("estimate-plan"));
    estimates.to(Topics.ESTIMATES.name(), produced(Topics.ESTIMATES, "estimates"));

    KStream<String, BudgetInput> totals =
        estimates
            .filter((_, outcome) -> outcome instanceof PlanEstimated, Named.as("estimated-only"))
            .selectKey(
                (_, outcome) -> Budget.idOf(outcome.tenant(), outcome.project()),
                Named.as("by-budget"))
            .mapValues(EstimatorTopology::total, Named.as("totals"))
            .repartition(
                Repartitioned.<String, BudgetInput>as("totals")
                    .withKeySerde(Serdes.String())
                    .withValueSerde(new JsonSerde<>(BudgetInput.class))
                    .withNumberOfPartitions(Topics.PARTITIONS));
    KStream<String, BudgetInput> limits =
        builder.stream(Topics.BUDGETS.name(), consumed(Topics.BUDGETS, "budget-records"))
            .mapValues(EstimatorTopology::limit, Named.as("limits"));
    totals
        .merge(limits, Named.as("budget-inputs"))
        .process(WatchBudget::new, Named.as("watch-budget"), BUDGETS)
        .to(Topics.ALERTS.name(), produced(Topics.ALERTS, "alerts"));
    return builder.build(config);
  }

  /// The newest complete catalogue version in the price table; null when there is none yet.
  public static @Nullable CatalogueCompleted newestCatalogue(
      ReadOnlyKeyValueStore<String, ValueAndTimestamp<PriceRecord>> prices) {
    return ValueAndTimestamp.getValueOrNull(prices.get(CatalogueCompleted.KEY))
            instanceof CatalogueCompleted completed
        ? completed
        : null;
  }

  private static BudgetInput total(PlanOutcome outcome) {
    return switch (outcome) {
      case PlanEstimated estimate ->
          new BudgetInput.Total(
              estimate.workspace(),
              new Ledger.Entry(estimate.after().known(), estimate.after().notPriced()),
              estimate.id());
      case PlanRejected rejected ->
          throw new IllegalArgumentException("No total in the rejection of " + rejected.id());
      case PlanCancelled cancelled ->
          throw new IllegalArgumentException("No total in the cancellation of " + cancelled.id());
    };
  }

  private static BudgetInput limit(@Nullable Budget budget) {
    return new BudgetInput.Limit(budget);
  }

  private static <V> Consumed<String, V> consumed(Topic<V> topic, String name) {
    return Consumed.with(Serdes.String(), JsonSerde.of(topic)).withName(name);
  }

  private static <V> Produced<String, V> produced(Topic<V> topic, String name) {
    return Produced.with(Serdes.String(), JsonSerde.of(topic)).withName(name);
  }

  private EstimatorTopology() {}
}
