package io.cloudcostguard.estimator.run;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimator.topology.Attempts;
import io.cloudcostguard.estimator.topology.Pace;
import io.cloudcostguard.estimator.topology.RepricerEnvironment;
import io.cloudcostguard.estimator.topology.RepricerTopology;
import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.sealing.Sealing;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The running topology of new prices, beside the estimator.
@Component
final class RepricerStreams implements SmartLifecycle {

  private static final String APPLICATION_ID = "ccg-repricer";

  private final EstimatorStreams estimator;
  private final SideStreams streams;
  private final PlanReads plans;

  RepricerStreams(
      RepricerProperties repricing,
      EstimatorProperties properties,
      KafkaClientSettings client,
      Sealing sealing,
      EstimatorStreams estimator,
      MeterRegistry metrics) {
    this.estimator = estimator;
    plans =
        new PlanReads(
            client.with(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka())),
            sealing);
    Properties config = SideStreams.config(APPLICATION_ID, "repricer", properties, client);
    RepricerEnvironment environment =
        new RepricerEnvironment(
            new Estimator(new ResourceTypes()),
            plans,
            new Pace(Math.max(1, repricing.plansPerSecond())),
            new Attempts(properties.stateDir().resolve("repricer-attempts")),
            estimator::prices,
            estimator::catalogue,
            metrics);
    streams =
        new SideStreams(
            APPLICATION_ID,
            RepricerTopology.build(environment, config),
            config,
            sealing,
            estimator,
            repricing.isWanted());
  }

  @Override
  public void start() {
    streams.start();
  }

  /// After the estimator, which makes the topics and has the prices.
  @Override
  public int getPhase() {
    return estimator.getPhase();
  }

  @Scheduled(fixedDelayString = "PT0.1S")
  void resumeOnceThereIsACatalogue() {
    streams.resumeOnceThereIsACatalogue();
  }

  @Override
  public void stop() {
    streams.stop();
    plans.close();
  }

  @Override
  public boolean isRunning() {
    return streams.isRunning();
  }
}
