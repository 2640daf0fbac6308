package io.cloudcostguard.estimator.run;

import static org.apache.kafka.streams.KafkaStreams.State.RUNNING;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.estimator.topology.Attempts;
import io.cloudcostguard.estimator.topology.EstimatorTopology;
import io.cloudcostguard.estimator.topology.TopologyEnvironment;
import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.TopicRetention;
import io.cloudcostguard.schemas.event.Spans;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.sealing.Sealing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The running topology. It is paused until the price table has a complete version: no plan is
/// priced against half a catalogue.
@Component
final class EstimatorStreams implements SmartLifecycle {

  private static final Logger LOGGER = LoggerFactory.getLogger(EstimatorStreams.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CATALOGUE_PATIENCE = Duration.ofSeconds(5);

  private final EstimatorProperties properties;
  private final KafkaClientSettings client;
  private final Sealing sealing;
  private final ApplicationEventPublisher events;
  private final GlobalDeadLetters deadLetters;
  private final KafkaStreams streams;
  private final KafkaStreamsMetrics streamsMetrics;
  private final Map<String, String> internalTopics;
  private final TopicRetention retention;
  private volatile boolean started;

  EstimatorStreams(
      EstimatorProperties properties,
      KafkaClientSettings client,
      Sealing sealing,
      ApplicationEventPublisher events,
      MeterRegistry metrics,
      Spans spans,
      @Value("${ccg.kafka.retention:}") String retention) {
    this.properties = properties;
    this.retention = TopicRetention.of(retention);
    this.client = client;
    this.sealing = sealing;
    this.events = events;
    deadLetters = new GlobalDeadLetters(clients(), sealing);
    TopologyEnvironment environment =
        new TopologyEnvironment(
            CATALOGUE_PATIENCE,
            new Attempts(properties.stateDir().resolve("attempts")),
            deadLetters,
            metrics,
            spans);
    Properties config = StreamsSettings.of(properties, client);
    Topology topology =
        EstimatorTopology.build(new Estimator(new ResourceTypes()), environment, config);
    internalTopics = InternalTopics.of(topology.describe());
    streams = new KafkaStreams(topology, config, new StreamsClients(sealing));
    streamsMetrics = new KafkaStreamsMetrics(streams);
    streamsMetrics.bindTo(metrics);
    Gauge.builder("ccg.estimator.running", streams, running -> running.state() == RUNNING ? 1 : 0)
        .description("1 while Kafka Streams runs; 0 while it starts, rebalances or has stopped")
        .register(metrics);
    Gauge.builder("ccg.estimator.catalogue.version", this, EstimatorStreams::catalogueVersion)
        .description("The newest complete catalogue version that plans are priced at; 0: none yet")
        .register(metrics);
  }

  private double catalogueVersion() {
    CatalogueCompleted catalogue = started ? catalogue() : null;
    return catalogue == null ? 0 : catalogue.version();
  }

  private Map<String, Object> clients() {
    return client.with(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka()));
  }

  @Override
  public void start() {
    requireTopicsAndOffsets();
    streams.setUncaughtExceptionHandler(this::failed);
    streams.pause();
    streams.start();
    started = true;
  }

  private void requireTopicsAndOffsets() {
    try {
      TopicCreation.createMissing(
              clients(), Optional.of(properties.replicationFactor()), retention, internalTopics)
          .forEach(warning -> LOGGER.atWarn().log(warning));
      sealing.begin();
      CommittedOffsets.require(clients(), InternalTopics.changelog(EstimatorTopology.SETTLED));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while checking topics", e);
    }
  }

  /// Lets plans through once there is a catalogue to price them with.
  @Scheduled(fixedDelayString = "PT0.1S")
  void resumeOnceThereIsACatalogue() {
    if (started && streams.isPaused()) {
      CatalogueCompleted catalogue = catalogue();
      if (catalogue != null) {
        streams.resume();
        LOGGER
            .atInfo()
            .addKeyValue("catalogueVersion", catalogue.version())
            .addKeyValue("prices", catalogue.prices())
            .log("Pricing plans");
      }
    }
  }

  KafkaStreams streams() {
    return streams;
  }

  /// The price table.
  ///
  /// @throws InvalidStateStoreException while it is being read
  ReadOnlyKeyValueStore<String, byte[]> prices() {
    return streams.store(
        StoreQueryParameters.fromNameAndType(
            EstimatorTopology.PRICES, QueryableStoreTypes.keyValueStore()));
  }

  /// The newest complete catalogue version; null while there is none or the table is being read.
  @Nullable CatalogueCompleted catalogue() {
    if (!streams.state().isRunningOrRebalancing()) {
      return null;
    }
    try {
      return EstimatorTopology.newestCatalogue(prices());
    } catch (InvalidStateStoreException _) {
      // The table is still being read.
      return null;
    }
  }

  private StreamThreadExceptionResponse failed(Throwable cause) {
    events.publishEvent(new StopOnFailure.Failed(cause));
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  @Override
  public void stop() {
    started = false;
    // Out of its group at once: others take its partitions up instead of waiting for its session
    // to end. A killed instance leaves nothing, and comes back to what it had.
    streams.close(
        CloseOptions.timeout(CLOSE_TIMEOUT)
            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    streamsMetrics.close();
    deadLetters.close();
  }

  @Override
  public boolean isRunning() {
    return started;
  }
}
