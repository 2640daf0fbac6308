package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.PriceEffect;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/// ```
/// (ccg.ledger) → [reprice-plans: workspaces, walk] → (ccg.price-effects)
/// ```
///
/// A topology of its own, with its own group, thread and transactions: whatever it takes, no
/// estimate waits for it. It reads prices in the table of [EstimatorTopology], and single plans in
/// `ccg.plans`. What it tells comes back by the ledger.
public final class RepricerTopology {

  private static final Serializer<PriceEffect> EFFECTS =
      JsonSerde.of(Topics.PRICE_EFFECTS).serializer();

  /// The topology, every part of it named.
  ///
  /// @param config the Streams configuration that it will run with
  public static Topology build(RepricerEnvironment environment, Properties config) {
    StreamsBuilder builder = new StreamsBuilder();
    RepricePlans.stores().forEach(builder::addStateStore);
    builder.stream(
            Topics.LEDGER.name(),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("ledger-entries"))
        .process(
            () -> new RepricePlans(environment),
            Named.as("reprice-plans"),
            RepricePlans.WORKSPACES,
            RepricePlans.BEHIND,
            RepricePlans.WALK)
        .flatMapValues(
            output ->
                output instanceof Output.Repriced(PriceEffect effect)
                    ? List.of(EFFECTS.serialize(Topics.PRICE_EFFECTS.name(), effect))
                    : List.<byte[]>of(),
            Named.as("effects"))
        .to(
            Topics.PRICE_EFFECTS.name(),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withName("price-effects")
                .withStreamPartitioner(new ByTenant()));
    return builder.build(config);
  }

  private RepricerTopology() {}
}
