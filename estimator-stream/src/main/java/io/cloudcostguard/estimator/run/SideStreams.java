package io.cloudcostguard.estimator.run;

import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.sealing.Sealing;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A topology that runs beside the estimator: with its own group, one thread, and paused while
/// there is no catalogue. Whatever befalls it, the estimator goes on.
final class SideStreams {

  private static final Logger LOGGER = LoggerFactory.getLogger(SideStreams.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  /// How often its thread is replaced; then it stays down until the process starts again.
  private static final int MOST_FAILURES = 20;

  private final String name;
  private final EstimatorStreams estimator;
  private final KafkaStreams streams;
  private final boolean wanted;
  private volatile boolean started;
  private int failures;

  /// @param name of the consumer group, and the prefix of internal topics
  /// @param wanted whether it is to run at all
  SideStreams(
      String name,
      Topology topology,
      Properties config,
      Sealing sealing,
      EstimatorStreams estimator,
      boolean wanted) {
    this.name = name;
    this.estimator = estimator;
    this.wanted = wanted;
    streams = new KafkaStreams(topology, config, new StreamsClients(sealing));
  }

  /// Settings of its own.
  ///
  /// @param member what it is called among the members of the instance
  static Properties config(
      String name, String member, EstimatorProperties properties, KafkaClientSettings client) {
    Properties config = StreamsSettings.of(properties, client);
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    config.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        properties.instanceId() + "-" + member);
    return config;
  }

  void start() {
    if (wanted) {
      streams.setUncaughtExceptionHandler(this::failed);
      streams.pause();
      streams.start();
    }
    started = true;
  }

  void resumeOnceThereIsACatalogue() {
    if (started && wanted && streams.isPaused() && estimator.catalogue() != null) {
      streams.resume();
    }
  }

  private synchronized StreamThreadExceptionResponse failed(Throwable cause) {
    LOGGER.atError().setCause(cause).log("{} was interrupted", name);
    return ++failures > MOST_FAILURES
        ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
        : StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  void stop() {
    started = false;
    streams.close(
        CloseOptions.timeout(CLOSE_TIMEOUT)
            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
  }

  boolean isRunning() {
    return started;
  }
}
