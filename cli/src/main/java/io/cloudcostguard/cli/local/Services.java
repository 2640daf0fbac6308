package io.cloudcostguard.cli.local;

import io.cloudcostguard.estimator.EstimatorApplication;
import io.cloudcostguard.ingest.IngestApplication;
import io.cloudcostguard.notifier.NotifierApplication;
import io.cloudcostguard.pricing.PricingLoaderApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.context.ConfigurableApplicationContext;

/// The services of CloudCostGuard in this process, against any broker and database.
public final class Services implements AutoCloseable {

  /// A service, in the order in which they stop.
  public enum Service {
    INGEST_API,
    NOTIFIER,
    ESTIMATOR_STREAM,
    PRICING_LOADER;

    ConfigurableApplicationContext start(String... args) {
      return switch (this) {
        case INGEST_API -> IngestApplication.start(args);
        case NOTIFIER -> NotifierApplication.start(args);
        case ESTIMATOR_STREAM -> EstimatorApplication.start(args);
        case PRICING_LOADER -> PricingLoaderApplication.start(args);
      };
    }

    /// As the module is called, e.g. `ingest-api`.
    String moduleName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Class<?> mainClass() {
      return switch (this) {
        case INGEST_API -> IngestApplication.class;
        case NOTIFIER -> NotifierApplication.class;
        case ESTIMATOR_STREAM -> EstimatorApplication.class;
        case PRICING_LOADER -> PricingLoaderApplication.class;
      };
    }
  }

  /// What the services run against.
  ///
  /// @param secretKey seals what people configure
  /// @param estimatorState a folder for the estimator's state
  /// @param apiPort of the HTTP API; 0 for a free one
  /// @param privateReceivers `host:port` of receivers that may be called although they are not on
  ///   the public internet
  public record Surroundings(
      String kafka,
      String databaseUrl,
      String databaseUser,
      String databasePassword,
      String secretKey,
      Path estimatorState,
      int apiPort,
      List<String> privateReceivers) {

    Surroundings at(String brokers, String url, String user) {
      return new Surroundings(
          brokers,
          url,
          user,
          databasePassword,
          secretKey,
          estimatorState,
          apiPort,
          privateReceivers);
    }

    /// The properties of these surroundings, as arguments of any service.
    public List<String> asArguments() {
      boolean insecure = !privateReceivers.isEmpty();
      return List.of(
          "--ccg.instance-id=local",
          "--server.address=127.0.0.1",
          "--spring.kafka.bootstrap-servers=" + kafka,
          // Whatever the environment says of other brokers, these are plain ones on this machine.
          "--ccg.kafka.client.security.protocol=PLAINTEXT",
          "--ccg.kafka.client.properties.file=",
          "--ccg.estimator.kafka=" + kafka,
          "--ccg.estimator.state-dir=" + estimatorState,
          "--spring.datasource.url=" + databaseUrl,
          "--spring.datasource.username=" + databaseUser,
          "--spring.datasource.password=" + databasePassword,
          "--ccg.secret-key=" + secretKey,
          "--ccg.ingest.allow-insecure-receivers=" + insecure,
          "--ccg.run-tasks.allow-http=" + insecure,
          "--ccg.run-tasks.allowed-private-hosts=" + String.join(",", privateReceivers),
          "--ccg.notifier.allow-http=" + insecure,
          "--ccg.notifier.allowed-private-hosts=" + String.join(",", privateReceivers));
    }
  }

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Map<Service, ConfigurableApplicationContext> running = new EnumMap<>(Service.class);

  private Services() {}

  /// Starts services side by side; returns when all run and, if the loader is one of them, a price
  /// catalogue is complete.
  ///
  /// @throws IllegalStateException if one does not start; those that had started are stopped
  public static Services start(Surroundings surroundings, Set<Service> which) {
    Services services = new Services();
    Map<Service, CompletableFuture<ConfigurableApplicationContext>> starting =
        new EnumMap<>(Service.class);
    which.forEach(service -> starting.put(service, begin(service, surroundings)));
    RuntimeException failure = null;
    for (var entry : starting.entrySet()) {
      Service service = entry.getKey();
      try {
        services.running.put(service, entry.getValue().join());
      } catch (CompletionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        failure =
            new IllegalStateException(
                service.moduleName() + " does not start: " + cause.getMessage(), cause);
      }
    }
    if (failure != null) {
      services.close();
      throw failure;
    }
    return services;
  }

  /// Kafka finds classes through the thread's class loader, which the common pool does not pass on.
  private static CompletableFuture<ConfigurableApplicationContext> begin(
      Service service, Surroundings surroundings) {
    List<String> args = new ArrayList<>(surroundings.asArguments());
    args.add("--spring.main.register-shutdown-hook=false"); // whoever closes us closes them
    args.add("--server.port=" + (service == Service.INGEST_API ? surroundings.apiPort() : 0));
    CompletableFuture<ConfigurableApplicationContext> started = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(() -> {
          try {
            started.complete(service.start(args.toArray(String[]::new)));
          } catch (Exception | LinkageError e) {
            started.completeExceptionally(e);
          }
        });
    return started;
  }

  /// The address of a service's HTTP port, without a slash at the end.
  public String url(Service service) {
    ConfigurableApplicationContext context = running.get(service);
    if (context == null) {
      throw new IllegalArgumentException(service + " does not run");
    }
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  /// Waits until every service says that it is ready to do its work.
  ///
  /// @throws IllegalStateException if one is not ready in time; the message has what it waits for
  void awaitReady() throws InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    for (Service service : running.keySet()) {
      HttpRequest readiness =
          HttpRequest.newBuilder(URI.create(url(service) + "/actuator/health/readiness")).build();
      Instant deadline = Instant.now().plus(PATIENCE);
      HttpResponse<String> answer = ask(http, readiness);
      while (answer.statusCode() != 200) {
        if (Instant.now().isAfter(deadline)) {
          throw new IllegalStateException(service.moduleName() + " is not ready: " + answer.body());
        }
        Thread.sleep(POLL);
        answer = ask(http, readiness);
      }
    }
  }

  private static HttpResponse<String> ask(HttpClient http, HttpRequest request)
      throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Stops the services, the front door first.
  @Override
  public void close() {
    running.values().forEach(ConfigurableApplicationContext::close);
    running.clear();
  }
}
