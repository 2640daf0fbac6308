package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/// ```
/// (ccg.prices) → [price table, global]   (ccg.cancellations) → [cancellations, global]
///                        ↓                         ↓
/// (ccg.plans) → [estimate-plan: settled plans, pinned catalogue] → (ccg.estimates)
///                        ↓ costs in groups
///              by tenant → [keep-ledger: workspaces, budgets, standings] → (ccg.ledger)
///                        ↑                                             ↓ (ccg.alerts)
/// (ccg.settlements) → [read-settlement], (ccg.price-effects) → [read-price-effect],
/// (ccg.alert-answers) → [read-alert-answer]
/// (ccg.budgets) → [read-limit] → limits, by budget → [hand-over: what an older version kept]
///
/// whatever cannot be processed → (ccg.estimator.dlq)
/// ```
///
/// Every source is read as bytes: a record that cannot be read is a matter of the processor that
/// knows what it was to be, not of Kafka's exception handlers. Those end the process, for what
/// reaches them is no fault of a record.
public final class EstimatorTopology {

  /// The store of the price table, from key to record.
  public static final String PRICES = "prices";

  /// The store of the plans that have their outcome.
  public static final String SETTLED = SettledPlans.STORE;

  static final String SOURCE = "/estimator-stream";

  private static final Serializer<BudgetAlert> ALERTS = JsonSerde.of(Topics.ALERTS).serializer();
  private static final Serializer<LedgerEntry> ENTRIES = JsonSerde.of(Topics.LEDGER).serializer();
  private static final Serializer<LedgerInput> INPUTS =
      new JsonSerde<>(LedgerInput.class).serializer();

  /// The topology, every part of it named.
  ///
  /// @param config the Streams configuration that it will run with
  public static Topology build(
      Estimator estimator, TopologyEnvironment environment, Properties config) {
    StreamsBuilder builder = new StreamsBuilder();
    DeadLetters deadLetters = new DeadLetters(environment.metrics());
    EstimatorMetrics metrics = new EstimatorMetrics(environment.metrics());
    addGlobalStores(builder, environment, deadLetters);
    builder.addStateStore(SettledPlans.store());
    builder.addStateStore(CatalogueChoice.store());
    HandOver.stores().forEach(builder::addStateStore);
    KeepLedger.stores().forEach(builder::addStateStore);

    KStream<byte[], Output> outcomes =
        builder.stream(Topics.PLANS.name(), bytes("plans"))
            .process(
                () -> new EstimatePlan(estimator, environment, deadLetters, metrics),
                Named.as("estimate-plan"),
                SettledPlans.STORE,
                CatalogueChoice.STORE);
    outcomes
        .flatMapValues(EstimatorTopology::outcomeBytes, Named.as("outcomes"))
        .to(Topics.ESTIMATES.name(), written("estimates"));
    putAside(outcomes, "plans");

    KStream<byte[], Output> limits =
        builder.stream(Topics.BUDGETS.name(), bytes("budget-records"))
            .process(() -> new ReadLimit(deadLetters), Named.as("read-limit"));
    putAside(limits, "budgets");
    // By a topic of its own: ccg.budgets may have any number of partitions.
    KStream<byte[], Output> handedOver =
        repartitioned(limits.flatMap(EstimatorTopology::input, Named.as("limits")), "limits")
            .process(
                () -> new HandOver(deadLetters),
                Named.as("hand-over"),
                HandOver.BUDGETS,
                HandOver.WORKSPACES);
    putAside(handedOver, "limits");

    KStream<byte[], Output> settlements =
        builder.stream(Topics.SETTLEMENTS.name(), bytes("settlement-records"))
            .process(() -> ReadInput.settlements(deadLetters), Named.as("read-settlement"));
    putAside(settlements, "settlements");

    KStream<byte[], Output> effects =
        builder.stream(Topics.PRICE_EFFECTS.name(), bytes("price-effect-records"))
            .process(() -> ReadInput.priceEffects(deadLetters), Named.as("read-price-effect"));
    putAside(effects, "price-effects");

    KStream<byte[], Output> answers =
        builder.stream(Topics.ALERT_ANSWERS.name(), bytes("alert-answer-records"))
            .process(() -> ReadInput.alertAnswers(deadLetters), Named.as("read-alert-answer"));
    putAside(answers, "alert-answers");

    // Each by a topic of its own, so that each is read by tasks of its own.
    KStream<byte[], byte[]> planInputs =
        repartitioned(
            outcomes.flatMap(EstimatorTopology::planned, Named.as("planned")), "ledger-plans");
    KStream<byte[], byte[]> limitInputs =
        repartitioned(
            handedOver.flatMap(EstimatorTopology::input, Named.as("handed-over")), "ledger-limits");
    KStream<byte[], byte[]> settlementInputs =
        repartitioned(
            settlements.flatMap(EstimatorTopology::input, Named.as("settled")),
            "ledger-settlements");
    KStream<byte[], byte[]> effectInputs =
        repartitioned(
            effects.flatMap(EstimatorTopology::input, Named.as("repriced")),
            "ledger-price-effects");
    KStream<byte[], byte[]> answerInputs =
        repartitioned(
            answers.flatMap(EstimatorTopology::input, Named.as("answered")),
            "ledger-alert-answers");
    KStream<byte[], Output> changes =
        planInputs
            .merge(limitInputs, Named.as("plans-and-limits"))
            .merge(settlementInputs, Named.as("and-settlements"))
            .merge(effectInputs, Named.as("and-price-effects"))
            .merge(answerInputs, Named.as("ledger-inputs"))
            .process(
                () -> new KeepLedger(deadLetters, environment.spans()),
                Named.as("keep-ledger"),
                KeepLedger.WORKSPACES,
                KeepLedger.BUDGETS,
                KeepLedger.STANDINGS,
                KeepLedger.SEQUENCES);
    changes
        .flatMapValues(EstimatorTopology::alertBytes, Named.as("raised"))
        .to(Topics.ALERTS.name(), written("alerts"));
    changes
        .filter((_, output) -> output instanceof Output.Ledgered, Named.as("moved"))
        .mapValues(EstimatorTopology::entryBytes, Named.as("entries"))
        .to(Topics.LEDGER.name(), written("ledger-entries").withStreamPartitioner(new ByTenant()));
    putAside(changes, "ledger");
    return builder.build(config);
  }

  private static void addGlobalStores(
      StreamsBuilder builder, TopologyEnvironment environment, DeadLetters deadLetters) {
    ProcessorSupplier<byte[], byte[], Void, Void> prices =
        () -> new PriceTable(deadLetters, environment.aside());
    builder.addGlobalStore(
        PriceTable.store(), Topics.PRICES.name(), bytes("price-records"), prices);
    ProcessorSupplier<byte[], byte[], Void, Void> cancellations =
        () -> new Cancellations(deadLetters, environment.aside());
    builder.addGlobalStore(
        Cancellations.store(),
        Topics.CANCELLATIONS.name(),
        bytes("cancellation-records"),
        cancellations);
  }

  /// The newest complete catalogue version in the price table; null when there is none yet.
  public static @Nullable CatalogueCompleted newestCatalogue(
      ReadOnlyKeyValueStore<String, byte[]> prices) {
    return PriceTable.find(prices, CatalogueCompleted.KEY) instanceof CatalogueCompleted completed
        ? completed
        : null;
  }

  private static KStream<byte[], byte[]> repartitioned(
      KStream<byte[], byte[]> inputs, String name) {
    return inputs.repartition(
        Repartitioned.<byte[], byte[]>as(name)
            .withKeySerde(Serdes.ByteArray())
            .withValueSerde(Serdes.ByteArray())
            .withNumberOfPartitions(Topics.PARTITIONS));
  }

  private static Iterable<KeyValue<byte[], byte[]>> planned(byte[] key, Output output) {
    return output
            instanceof Output.Settled(PlanEstimated estimate, _, var author, var partition, var at)
        ? List.of(
            KeyValue.pair(
                utf8(estimate.tenant()),
                inputBytes(LedgerInput.Planned.of(estimate, author, partition, at))))
        : List.of();
  }

  private static Iterable<KeyValue<byte[], byte[]>> input(byte[] key, Output output) {
    return output instanceof Output.Input(LedgerInput input)
        ? List.of(KeyValue.pair(key, inputBytes(input)))
        : List.of();
  }

  private static Iterable<byte[]> outcomeBytes(Output output) {
    return output instanceof Output.Settled settled ? List.of(settled.bytes()) : List.of();
  }

  private static Iterable<byte[]> alertBytes(Output output) {
    return output instanceof Output.Alert(BudgetAlert alert)
        ? List.of(ALERTS.serialize(Topics.ALERTS.name(), alert))
        : List.of();
  }

  private static byte @Nullable [] entryBytes(Output output) {
    return output instanceof Output.Ledgered(_, _, var change) && change != null
        ? ENTRIES.serialize(Topics.LEDGER.name(), change)
        : null;
  }

  private static byte[] inputBytes(LedgerInput input) {
    return INPUTS.serialize("", input);
  }

  /// Dead letters of one source. A letter may have no key and no value.
  private static void putAside(KStream<byte[], Output> outputs, String of) {
    outputs
        .filter((_, output) -> output instanceof Output.SetAside, Named.as("put-aside-" + of))
        .mapValues(EstimatorTopology::letterBytes, Named.as("letters-" + of))
        .to(Topics.ESTIMATOR_DLQ.name(), written("dead-letters-" + of));
  }

  private static byte @Nullable [] letterBytes(Output output) {
    return output instanceof Output.SetAside(DeadLetter letter) ? letter.value() : null;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Consumed<byte[], byte[]> bytes(String name) {
    return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(name);
  }

  private static Produced<byte[], byte[]> written(String name) {
    return Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName(name);
  }

  private EstimatorTopology() {}
}
