package io.cloudcostguard.cli.local;

import io.cloudcostguard.cli.local.Services.Service;
import io.cloudcostguard.cli.local.Services.Surroundings;
import io.cloudcostguard.schemas.TopicCreation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.AdminClientConfig;

/// CloudCostGuard in one process: broker, database and the four services, with all data in one
/// folder.
public final class LocalStack implements AutoCloseable {

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Options options;
  private final Step step;
  private Surroundings surroundings;
  private String apiUrl = "";

  private LocalStack(Options options, Step step, Surroundings surroundings) {
    this.options = options;
    this.step = step;
    this.surroundings = surroundings;
  }

  /// Where and how to run.
  ///
  /// @param data the folder that keeps everything
  /// @param apiPort of the HTTP API; 0 for a free one
  /// @param kafkaPort 0 for a free one
  /// @param privateReceivers see [Surroundings#privateReceivers()]
  /// @param services which services run in this process
  public record Options(
      Path data, int apiPort, int kafkaPort, List<String> privateReceivers, Set<Service> services) {

    /// All services.
    public Options(Path data, int apiPort, int kafkaPort, List<String> privateReceivers) {
      this(data, apiPort, kafkaPort, privateReceivers, EnumSet.allOf(Service.class));
    }
  }

  /// Starts everything; returns when plans can be submitted and will be estimated.
  ///
  /// @throws Exception if a part does not start; what had started is stopped
  public static LocalStack start(Options options, Step step) throws Exception {
    Path data = options.data();
    Files.createDirectories(data);
    AutoCloseable lock = DataFolder.lock(data);
    LocalSecrets secrets = LocalSecrets.in(data);
    LocalStack stack = new LocalStack(options, step, surroundings(options, secrets));
    stack.running.push(lock);
    try {
      stack.startInfrastructure();
      stack.startServices();
      return stack;
    } catch (Exception e) {
      stack.close();
      throw e;
    }
  }

  private void startInfrastructure() throws Exception {
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      Future<EmbeddedDatabase> startingDatabase = startDatabase(executor);
      EmbeddedBroker broker =
          EmbeddedBroker.start(options.data().resolve("kafka"), options.kafkaPort());
      running.push(broker);
      step.ready("Kafka broker (KRaft) on " + broker.bootstrapServers());
      EmbeddedDatabase database = resultOf(startingDatabase);
      running.push(database);
      step.ready("PostgreSQL on " + database.url());
      TopicCreation.createMissing(
          Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
          Optional.empty());
      surroundings = surroundings.at(broker.bootstrapServers(), database.url(), database.user());
    }
  }

  private static EmbeddedDatabase resultOf(Future<EmbeddedDatabase> starting)
      throws InterruptedException {
    try {
      return starting.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("PostgreSQL does not start: " + e.getCause(), e);
    }
  }

  private Future<EmbeddedDatabase> startDatabase(ExecutorService executor) {
    Path data = options.data();
    return executor.submit(() ->
        EmbeddedDatabase.start(
            data.resolve("postgres"),
            data.resolve("postgres-binaries"),
            surroundings.databasePassword()));
  }

  private void startServices() throws IOException, InterruptedException {
    Services services = Services.start(surroundings, options.services());
    running.push(services);
    services.awaitReady();
    step.ready(
        options.services().size()
            + " services; the price catalogue is in PostgreSQL and published to ccg.prices");
    if (options.services().contains(Service.INGEST_API)) {
      apiUrl = services.url(Service.INGEST_API);
    }
    DataFolder.writeEndpoints(
        options.data(), surroundings.kafka(), apiUrl, surroundings.databaseUrl());
  }

  private static Surroundings surroundings(Options options, LocalSecrets secrets) {
    return new Surroundings(
        "",
        "",
        "",
        secrets.databasePassword(),
        secrets.secretKey(),
        options.data().resolve("estimator"),
        options.apiPort(),
        options.privateReceivers());
  }

  /// What the services run against, e.g. to start one more in another process.
  public Surroundings surroundings() {
    return surroundings;
  }

  /// The brokers, as `host:port`.
  public String kafka() {
    return surroundings.kafka();
  }

  /// The address of the HTTP API, without a slash at the end.
  public String apiUrl() {
    return apiUrl;
  }

  /// Stops everything, what was started last first.
  @Override
  public void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        step.ready("a part did not stop cleanly: " + e.getMessage());
      }
    }
  }
}
