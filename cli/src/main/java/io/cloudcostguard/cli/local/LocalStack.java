package io.cloudcostguard.cli.local;

import io.cloudcostguard.estimator.EstimatorApplication;
import io.cloudcostguard.ingest.IngestApplication;
import io.cloudcostguard.notifier.NotifierApplication;
import io.cloudcostguard.pricing.PricingLoaderApplication;
import io.cloudcostguard.schemas.TopicCreation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.context.ConfigurableApplicationContext;

/// CloudCostGuard in one process: broker, database and the four services, with all data in one folder.
public final class LocalStack implements AutoCloseable {

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Options options;
  private final Step step;
  private String kafka = "";
  private int apiPort;

  private LocalStack(Options options, Step step) {
    this.options = options;
    this.step = step;
  }

  /// Where and how to run.
  ///
  /// @param data the folder that keeps everything
  /// @param apiPort of the HTTP API; 0 for a free one
  /// @param kafkaPort 0 for a free one
  /// @param privateReceivers `host:port` of receivers that are not on the public internet but may be
  ///     called all the same
  public record Options(Path data, int apiPort, int kafkaPort, List<String> privateReceivers) {}

  /// Starts everything; returns when plans can be submitted and will be estimated.
  ///
  /// @throws Exception if a part does not start; what had started is stopped
  public static LocalStack start(Options options, Step step) throws Exception {
    LocalStack stack = new LocalStack(options, step);
    try {
      stack.startAll();
      return stack;
    } catch (Exception e) {
      stack.close();
      throw e;
    }
  }

  private void startAll() throws Exception {
    Path data = options.data();
    Files.createDirectories(data);
    running.push(DataFolder.lock(data));
    LocalSecrets secrets = LocalSecrets.in(data);
    CompletableFuture<EmbeddedDatabase> starting =
        onPlatformThread(
            () ->
                EmbeddedDatabase.start(
                    data.resolve("postgres"),
                    data.resolve("postgres-binaries"),
                    secrets.databasePassword()));
    EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"), options.kafkaPort());
    kafka = broker.bootstrapServers();
    step.ready("Kafka broker (KRaft) on " + kafka);
    EmbeddedDatabase database = join(starting);
    running.push(broker);
    running.push(database);
    step.ready("PostgreSQL on " + database.url().replace("jdbc:postgresql://", ""));
    TopicCreation.createMissing(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka), Optional.empty());
    startServices(database, secrets);
    DataFolder.writeEndpoints(data, kafka, apiUrl());
  }

  private void startServices(EmbeddedDatabase database, LocalSecrets secrets)
      throws InterruptedException {
    List<String> common =
        List.of(
            "--spring.main.register-shutdown-hook=false",
            "--server.address=127.0.0.1",
            "--spring.kafka.bootstrap-servers=" + kafka,
            "--ccg.estimator.kafka=" + kafka,
            "--ccg.estimator.state-dir=" + options.data().resolve("estimator"),
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.user(),
            "--spring.datasource.password=" + database.password(),
            "--ccg.secret-key=" + secrets.secretKey(),
            "--ccg.ingest.allow-insecure-receivers=" + !options.privateReceivers().isEmpty(),
            "--ccg.notifier.allow-http=" + !options.privateReceivers().isEmpty(),
            "--ccg.notifier.allowed-private-hosts="
                + String.join(",", options.privateReceivers()));
    CompletableFuture<ConfigurableApplicationContext> loader =
        service("pricing-loader", PricingLoaderApplication::start, common, 0);
    CompletableFuture<ConfigurableApplicationContext> ingest =
        service("ingest-api", IngestApplication::start, common, options.apiPort());
    join(loader);
    step.ready("price catalogue loaded into PostgreSQL and published to ccg.prices");
    apiPort = portOf(join(ingest));
    CompletableFuture<ConfigurableApplicationContext> estimator =
        service("estimator-stream", EstimatorApplication::start, common, 0);
    CompletableFuture<ConfigurableApplicationContext> notifier =
        service("notifier", NotifierApplication::start, common, 0);
    join(estimator);
    join(notifier);
    step.ready("ingest-api, estimator-stream, pricing-loader and notifier");
  }

  private CompletableFuture<ConfigurableApplicationContext> service(
      String name, Start start, List<String> common, int port) {
    List<String> args = new ArrayList<>(common);
    args.add("--server.port=" + port);
    return onPlatformThread(
        () -> {
          ConfigurableApplicationContext context = start.with(args.toArray(String[]::new));
          synchronized (running) {
            running.push(context);
          }
          return context;
        });
  }

  /// Starts a service with arguments.
  private interface Start {
    ConfigurableApplicationContext with(String... args);
  }

  /// The brokers, as `host:port`.
  public String kafka() {
    return kafka;
  }

  /// The address of the HTTP API, without a slash at the end.
  public String apiUrl() {
    return "http://127.0.0.1:" + apiPort;
  }

  private static int portOf(ConfigurableApplicationContext context) {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /// Kafka finds classes through the thread's class loader, which pool threads do not pass on.
  private static <T> CompletableFuture<T> onPlatformThread(Failing<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(
            () -> {
              try {
                result.complete(work.run());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
    return result;
  }

  /// Work that may fail.
  private interface Failing<T> {
    T run() throws Exception;
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    }
  }

  /// Stops everything, what was started last first.
  @Override
  public void close() {
    synchronized (running) {
      while (!running.isEmpty()) {
        try {
          running.pop().close();
        } catch (Exception e) {
          step.ready("a part did not stop cleanly: " + e.getMessage());
        }
      }
    }
  }
}
