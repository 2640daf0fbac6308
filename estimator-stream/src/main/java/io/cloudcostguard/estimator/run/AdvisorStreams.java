package io.cloudcostguard.estimator.run;

import io.cloudcostguard.estimation.recommendation.Advisor;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimator.topology.AdvisorEnvironment;
import io.cloudcostguard.estimator.topology.AdvisorTopology;
import io.cloudcostguard.estimator.topology.Attempts;
import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.event.Spans;
import io.cloudcostguard.schemas.sealing.Sealing;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Properties;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The running topology of recommendations, beside the estimator.
@Component
final class AdvisorStreams implements SmartLifecycle {

  private static final String APPLICATION_ID = "ccg-advisor";

  private final EstimatorStreams estimator;
  private final SideStreams streams;

  AdvisorStreams(
      AdvisorProperties advice,
      EstimatorProperties properties,
      KafkaClientSettings client,
      Sealing sealing,
      EstimatorStreams estimator,
      MeterRegistry metrics,
      Spans spans) {
    this.estimator = estimator;
    Properties config = SideStreams.config(APPLICATION_ID, "advisor", properties, client);
    AdvisorEnvironment environment =
        new AdvisorEnvironment(
            advice::has,
            new Attempts(properties.stateDir().resolve("advisor-attempts")),
            estimator::prices,
            estimator::catalogue,
            metrics,
            spans);
    streams =
        new SideStreams(
            APPLICATION_ID,
            AdvisorTopology.build(new Advisor(new ResourceTypes()), environment, config),
            config,
            sealing,
            estimator,
            advice.hasAny());
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
  }

  @Override
  public boolean isRunning() {
    return streams.isRunning();
  }
}
