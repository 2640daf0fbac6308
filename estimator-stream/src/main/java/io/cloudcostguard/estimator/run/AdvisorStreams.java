package io.cloudcostguard.estimator.run;

import io.cloudcostguard.estimation.recommendation.Advisor;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimator.topology.AdvisorEnvironment;
import io.cloudcostguard.estimator.topology.AdvisorTopology;
import io.cloudcostguard.estimator.topology.Attempts;
import io.cloudcostguard.health.KafkaClientSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The running topology of recommendations, beside the estimator: with one thread, paused while
/// there is no catalogue. Whatever befalls it, the estimator goes on.
@Component
final class AdvisorStreams implements SmartLifecycle {

  private static final Logger LOGGER = LoggerFactory.getLogger(AdvisorStreams.class);

  /// The consumer group and the prefix of internal topics.
  private static final String APPLICATION_ID = "ccg-advisor";

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  /// How often its thread is replaced; then it stays down until the process starts again.
  private static final int MOST_FAILURES = 20;

  private final EstimatorStreams estimator;
  private final KafkaStreams streams;
  private final boolean wanted;
  private volatile boolean started;
  private int failures;

  AdvisorStreams(
      AdvisorProperties advice,
      EstimatorProperties properties,
      KafkaClientSettings client,
      EstimatorStreams estimator,
      MeterRegistry metrics) {
    this.estimator = estimator;
    wanted = advice.hasAny();
    Properties config = StreamsSettings.of(properties, client);
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    config.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        properties.instanceId() + "-advisor");
    AdvisorEnvironment environment =
        new AdvisorEnvironment(
            advice::has,
            new Attempts(properties.stateDir().resolve("advisor-attempts")),
            estimator::prices,
            estimator::catalogue,
            metrics);
    streams =
        new KafkaStreams(
            AdvisorTopology.build(new Advisor(new ResourceTypes()), environment, config), config);
  }

  @Override
  public void start() {
    if (wanted) {
      streams.setUncaughtExceptionHandler(this::failed);
      streams.pause();
      streams.start();
    }
    started = true;
  }

  /// After the estimator, which makes the topics and has the prices.
  @Override
  public int getPhase() {
    return estimator.getPhase();
  }

  @Scheduled(fixedDelayString = "PT0.1S")
  void resumeOnceThereIsACatalogue() {
    if (started && wanted && streams.isPaused() && estimator.catalogue() != null) {
      streams.resume();
    }
  }

  private synchronized StreamThreadExceptionResponse failed(Throwable cause) {
    LOGGER.atError().setCause(cause).log("Recommendations were interrupted");
    return ++failures > MOST_FAILURES
        ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
        : StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  @Override
  public void stop() {
    started = false;
    streams.close(
        CloseOptions.timeout(CLOSE_TIMEOUT)
            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
  }

  @Override
  public boolean isRunning() {
    return started;
  }
}
