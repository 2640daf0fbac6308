package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.recommendation.Advisor;
import io.cloudcostguard.schemas.Topics;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/// ```
/// (ccg.plans) → [advise-plan: settled plans, open advice] → (ccg.recommendations)
/// ```
///
/// A topology of its own, with its own group, thread and transactions: whatever it takes, no
/// estimate waits for it. It reads prices in the table of [EstimatorTopology]. What cannot be read
/// or advised makes nothing here: the estimator puts it aside.
public final class AdvisorTopology {

  /// The topology, every part of it named.
  ///
  /// @param config the Streams configuration that it will run with
  public static Topology build(Advisor advisor, AdvisorEnvironment environment, Properties config) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(SettledPlans.store());
    builder.addStateStore(OpenAdvice.store());
    builder.stream(
            Topics.PLANS.name(),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("plans"))
        .process(
            () -> new AdvisePlan(advisor, environment),
            Named.as("advise-plan"),
            SettledPlans.STORE,
            OpenAdvice.STORE)
        .flatMapValues(
            output ->
                output instanceof Output.Advised advised
                    ? List.of(advised.bytes())
                    : List.<byte[]>of(),
            Named.as("advised"))
        .to(
            Topics.RECOMMENDATIONS.name(),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("recommendations"));
    return builder.build(config);
  }

  private AdvisorTopology() {}
}
