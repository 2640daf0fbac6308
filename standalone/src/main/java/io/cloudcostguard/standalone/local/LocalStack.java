package io.cloudcostguard.standalone.local;

import io.cloudcostguard.cli.server.Endpoints;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.TopicRetention;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// CloudCostGuard in one process: broker, database and the four services, with all data in one
/// folder. It can be closed at any moment, also while it starts.
public final class LocalStack implements AutoCloseable {

  /// In all, this is how long a stop may take: the services, the broker, the database.
  private static final Duration SERVICES_STOP = Duration.ofSeconds(18);

  private static final Duration BROKER_STOP = Duration.ofSeconds(4);
  private static final Duration DATABASE_STOP = Duration.ofSeconds(8);
  private static final Duration STOP = SERVICES_STOP.plus(BROKER_STOP).plus(DATABASE_STOP);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int FEW = 20;
  private static final Logger LOGGER = LoggerFactory.getLogger(LocalStack.class);

  private final Deque<AutoCloseable> running = new ConcurrentLinkedDeque<>();
  private final CompletableFuture<String> failure = new CompletableFuture<>();
  private final CountDownLatch startEnded = new CountDownLatch(1);
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Options options;
  private final Step step;
  private @Nullable Environment environment;
  private String apiUrl = "";
  private volatile boolean ownsFolder;

  /// A stack that does not run yet.
  public LocalStack(Options options, Step step) {
    this.options = options;
    this.step = step;
  }

  /// Where and how to run.
  ///
  /// @param data the folder that keeps everything
  /// @param apiPort of the HTTP API; 0 for a free one
  /// @param kafkaPort 0 for a free one
  /// @param privateReceivers see [Environment#privateReceivers()]
  /// @param services which services run in this process
  /// @param patience how long a start may take
  public record Options(
      Path data,
      int apiPort,
      int kafkaPort,
      List<String> privateReceivers,
      Set<Service> services,
      Duration patience) {

    /// For a slow machine.
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    /// With the usual patience.
    public Options(
        Path data,
        int apiPort,
        int kafkaPort,
        List<String> privateReceivers,
        Set<Service> services) {
      this(data, apiPort, kafkaPort, privateReceivers, services, PATIENCE);
    }

    /// All services.
    public Options(Path data, int apiPort, int kafkaPort, List<String> privateReceivers) {
      this(data, apiPort, kafkaPort, privateReceivers, EnumSet.allOf(Service.class));
    }
  }

  /// Starts everything; returns when plans can be submitted and will be estimated.
  ///
  /// @throws Exception if a part does not start; what had started is stopped
  public static LocalStack start(Options options, Step step) throws Exception {
    LocalStack stack = new LocalStack(options, step);
    stack.start();
    return stack;
  }

  /// Starts everything; returns when plans can be submitted and will be estimated.
  ///
  /// @throws CancellationException if it is closed meanwhile
  /// @throws Exception if a part does not start; what had started is stopped
  public void start() throws Exception {
    try {
      DataFolder.open(options.data());
      running.push(DataFolder.lock(options.data()));
      ownsFolder = true;
      environment = environment(options, LocalSecrets.in(options.data()));
      DataFolder.writeAuditKey(options.data(), environment.notaryKey());
      startInfrastructure();
      startServices();
    } catch (Exception e) {
      startEnded.countDown();
      close();
      throw e;
    } finally {
      startEnded.countDown();
    }
  }

  private void startInfrastructure() throws Exception {
    Path data = options.data();
    Part<EmbeddedDatabase> startingDatabase =
        Part.begin(
            "PostgreSQL",
            DATABASE_STOP,
            () ->
                EmbeddedDatabase.start(
                    data.resolve("postgres"),
                    data.resolve("postgres-binaries"),
                    environment().databasePassword()));
    running.push(() -> {
      startingDatabase.interrupt();
      startingDatabase.close();
    });
    Part<EmbeddedBroker> startingBroker =
        Part.begin(
            "the Kafka broker",
            BROKER_STOP,
            () -> EmbeddedBroker.start(data.resolve("kafka"), options.kafkaPort()));
    running.push(startingBroker);
    EmbeddedBroker broker = await("the Kafka broker starts", startingBroker);
    step.ready("Kafka broker (KRaft) on " + broker.bootstrapServers());
    EmbeddedDatabase database = await("PostgreSQL starts", startingDatabase);
    step.ready("PostgreSQL on " + database.url());
    await("the topics are made", Part.begin("creating topics", POLL, () -> createTopics(broker)));
    environment = environment().at(broker.bootstrapServers(), database.url(), database.user());
  }

  private static AutoCloseable createTopics(EmbeddedBroker broker) throws InterruptedException {
    TopicCreation.createMissingAndMend(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
        TopicRetention.of(System.getenv(TopicRetention.VARIABLE)));
    return () -> {};
  }

  private void startServices() throws Exception {
    Services services = Services.begin(environment(), options.services(), this::fail);
    running.push(services);
    await(services::waitsFor);
    step.ready(
        options.services().size()
            + " services; the price catalogue is in PostgreSQL and published to ccg.prices");
    if (options.services().contains(Service.INGEST_API)) {
      apiUrl = services.url(Service.INGEST_API);
    }
    DataFolder.write(
        options.data(), new Endpoints(environment().kafka(), apiUrl, environment().databaseUrl()));
  }

  private <T extends AutoCloseable> T await(String what, Part<T> part) throws Exception {
    await(() -> part.isStarting() ? what : null);
    return part.get();
  }

  /// Waits until there is nothing to wait for, and tells what it is meanwhile.
  private void await(Callable<@Nullable String> waitsFor) throws Exception {
    long begun = System.nanoTime();
    for (String what = waitsFor.call(); what != null; what = waitsFor.call()) {
      Duration since = Duration.ofNanos(System.nanoTime() - begun);
      if (since.compareTo(options.patience()) > 0) {
        throw new IllegalStateException(
            "After %d s %s; a longer --wait may help, and the log says more"
                .formatted(since.toSeconds(), what));
      }
      step.waits(what, since);
      goOn();
      Thread.sleep(POLL);
    }
    goOn();
  }

  private void goOn() {
    if (closing.get()) {
      throw new CancellationException("Stopped while it started");
    }
    if (failure.isDone()) {
      throw new IllegalStateException(failure.join());
    }
  }

  /// Ends the stack's work, because a part of it cannot go on; a caller of [#awaitFailure()] is
  /// told.
  public void fail(String part, Throwable cause) {
    fail(part + " failed: " + cause);
  }

  /// Ends the stack's work.
  ///
  /// @param reason a sentence
  public void fail(String reason) {
    if (failure.complete(reason)) {
      LOGGER.atError().addKeyValue("reason", reason).log("The stack failed");
    }
  }

  /// Returns when a part of the stack cannot go on, with the reason.
  public String awaitFailure() throws InterruptedException {
    try {
      return failure.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A reason is a sentence", e);
    }
  }

  private static Environment environment(Options options, LocalSecrets secrets) {
    return new Environment(
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
  public Environment environment() {
    return Objects.requireNonNull(environment, "start it first");
  }

  /// The brokers, as `host:port`.
  public String kafka() {
    return environment().kafka();
  }

  /// The address of the HTTP API, without a slash at the end.
  public String apiUrl() {
    return apiUrl;
  }

  /// Stops everything, what was started last first, within half a minute; also what is only
  /// starting. The second to come waits until it is done.
  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      try {
        stopAll();
        // What the start had begun in the same moment.
        startEnded.await(POLL.toMillis() * FEW, TimeUnit.MILLISECONDS);
        stopAll();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } finally {
        closed.countDown();
      }
    } else {
      awaitClosed();
    }
  }

  /// Whether everything was stopped.
  public boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void awaitClosed() {
    try {
      if (!closed.await(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        step.ready("not everything stopped in " + STOP.toSeconds() + " s");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void stopAll() {
    for (AutoCloseable part = running.poll(); part != null; part = running.poll()) {
      try {
        part.close();
      } catch (Exception e) {
        LOGGER.atWarn().setCause(e).log("A part did not stop cleanly");
        step.ready("a part did not stop cleanly: " + e.getMessage());
      }
    }
  }

  /// Has PostgreSQL end at once; the next start recovers. For a caller that ends this process
  /// without waiting for [#close()].
  public void abandon() throws IOException {
    if (ownsFolder) {
      Postmaster.kill(options.data().resolve("postgres"));
    }
  }
}
