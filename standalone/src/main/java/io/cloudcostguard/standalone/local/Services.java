package io.cloudcostguard.standalone.local;

import io.cloudcostguard.estimator.EstimatorApplication;
import io.cloudcostguard.estimator.run.Ending;
import io.cloudcostguard.estimator.run.EndsProcess;
import io.cloudcostguard.ingest.IngestApplication;
import io.cloudcostguard.notifier.NotifierApplication;
import io.cloudcostguard.pricing.PricingLoaderApplication;
import io.cloudcostguard.schemas.chain.NoteKey;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/// The services of CloudCostGuard in this process, against any broker and database.
public final class Services implements AutoCloseable {

  /// A service, in the order in which they stop.
  public enum Service {
    INGEST_API,
    NOTIFIER,
    ESTIMATOR_STREAM,
    PRICING_LOADER;

    ConfigurableApplicationContext start(Ending ending, String... args) {
      return switch (this) {
        case INGEST_API -> IngestApplication.start(args);
        case NOTIFIER -> NotifierApplication.start(args);
        case ESTIMATOR_STREAM -> EstimatorApplication.start(ending, args);
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
  public record Environment(
      String kafka,
      String databaseUrl,
      String databaseUser,
      String databasePassword,
      String secretKey,
      Path estimatorState,
      int apiPort,
      List<String> privateReceivers) {

    Environment at(String brokers, String url, String user) {
      return new Environment(
          brokers,
          url,
          user,
          databasePassword,
          secretKey,
          estimatorState,
          apiPort,
          privateReceivers);
    }

    /// The key that signs checkpoints: it follows from the secret key.
    public NoteKey notaryKey() {
      return NoteKey.ofSeed(
          "ccg.local", Base64.getDecoder().decode(new SecretBox(secretKey).derive("notary")));
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
          "--ccg.notary.keys=" + notaryKey().signer(),
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

  // Of one process, whose log is set up already: contexts that start side by side, each setting it
  // up
  // anew, end each other's start (Logback keeps its listeners in an unguarded list).
  static {
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
  }

  private static final Logger LOGGER = LoggerFactory.getLogger(Services.class);

  /// Of all services together, after the front door.
  private static final Duration PATIENCE = Duration.ofSeconds(9);

  private final Map<Service, CompletableFuture<ConfigurableApplicationContext>> services =
      new EnumMap<>(Service.class);
  private final Readiness readiness = new Readiness();

  private Services() {}

  /// Starts services side by side; returns when all run and, if the loader is one of them, a price
  /// catalogue is complete. One that cannot go on ends this process.
  ///
  /// @throws IllegalStateException if one does not start; those that had started are stopped
  public static Services start(Environment environment, Set<Service> which) {
    Services services = begin(environment, which, new EndsProcess());
    try {
      services.services.values().forEach(CompletableFuture::join);
    } catch (CompletionException _) {
      // Said below, with the service's name.
    }
    try {
      services.check();
      return services;
    } catch (IllegalStateException e) {
      services.close();
      throw e;
    }
  }

  /// Begins to start services side by side.
  ///
  /// @param ending what to do when one cannot go on
  static Services begin(Environment environment, Set<Service> which, Ending ending) {
    Services services = new Services();
    which.forEach(service -> services.services.put(service, begin(service, environment, ending)));
    return services;
  }

  /// Kafka finds classes through the thread's class loader, which the common pool does not pass on.
  private static CompletableFuture<ConfigurableApplicationContext> begin(
      Service service, Environment environment, Ending ending) {
    List<String> args = new ArrayList<>(environment.asArguments());
    args.add("--spring.main.register-shutdown-hook=false"); // closed with us
    args.add("--server.port=" + (service == Service.INGEST_API ? environment.apiPort() : 0));
    CompletableFuture<ConfigurableApplicationContext> started = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            started.complete(service.start(ending, args.toArray(String[]::new)));
          } catch (Exception | LinkageError e) {
            started.completeExceptionally(e);
          }
        });
    return started;
  }

  /// @throws IllegalStateException if one did not start
  private void check() {
    services.forEach((service, started) -> {
      if (started.isCompletedExceptionally()) {
        Throwable cause = started.exceptionNow();
        throw new IllegalStateException(
            service.moduleName() + " does not start: " + cause.getMessage(), cause);
      }
    });
  }

  /// The address of a service's HTTP port, without a slash at the end.
  public String url(Service service) {
    CompletableFuture<ConfigurableApplicationContext> context = services.get(service);
    if (context == null || !isRunning(context)) {
      throw new IllegalArgumentException(service + " does not run");
    }
    return "http://127.0.0.1:"
        + context.resultNow().getEnvironment().getProperty("local.server.port");
  }

  private static boolean isRunning(CompletableFuture<?> started) {
    return started.isDone() && !started.isCompletedExceptionally();
  }

  /// What the services still wait for; null once every one is ready to do its work.
  ///
  /// @throws IllegalStateException if one did not start
  @Nullable String waitsFor() throws InterruptedException {
    check();
    List<String> starting =
        services.entrySet().stream()
            .filter(each -> !each.getValue().isDone())
            .map(each -> each.getKey().moduleName())
            .toList();
    if (!starting.isEmpty()) {
      return String.join(", ", starting) + (starting.size() == 1 ? " starts" : " start");
    }
    for (Service service : services.keySet()) {
      String waitsFor = readiness.waitsFor(url(service));
      if (waitsFor != null) {
        return service.moduleName() + " waits for " + waitsFor;
      }
    }
    return null;
  }

  /// Stops the services, the front door first, so that it still answers who waits; then the others
  /// side by side. One that does not stop in time is left alone.
  @Override
  public void close() {
    CompletableFuture<ConfigurableApplicationContext> door = services.remove(Service.INGEST_API);
    if (door != null) {
      awaitAll(List.of(stop(door)));
    }
    awaitAll(services.values().stream().map(Services::stop).toList());
    services.clear();
  }

  private static CompletableFuture<Void> stop(
      CompletableFuture<ConfigurableApplicationContext> service) {
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            service.join().close();
          } catch (CompletionException _) {
            // It never ran.
          } finally {
            stopped.complete(null);
          }
        });
    return stopped;
  }

  private static void awaitAll(List<CompletableFuture<Void>> stopping) {
    try {
      CompletableFuture.allOf(stopping.toArray(CompletableFuture[]::new))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      LOGGER.atWarn().log("Services did not stop in {} s", PATIENCE.toSeconds());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
