package io.cloudcostguard.benchmarks.chaos;

import io.cloudcostguard.cli.local.ApiClient;
import io.cloudcostguard.cli.local.BrokerApplication;
import io.cloudcostguard.cli.local.EmbeddedDatabase;
import io.cloudcostguard.cli.local.ServiceProcess;
import io.cloudcostguard.cli.local.Services.Service;
import io.cloudcostguard.cli.local.Services.Surroundings;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// The whole system, each part a process of its own under a supervisor.
final class World implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(100);

  /// Shorter times than the defaults, so that what a killed process had claimed is claimed again
  /// soon; a rate that is not what limits.
  private static final List<String> NOTIFIER =
      List.of(
          "--ccg.notifier.connect-timeout=2s",
          "--ccg.notifier.deadline=8s",
          "--ccg.notifier.lease=12s",
          "--ccg.notifier.rate=100",
          "--ccg.notifier.max-in-flight-per-subscription=16",
          "--spring.datasource.hikari.data-source-properties.ApplicationName=" + Database.NOTIFIER);

  private final Deque<Supervised> parts = new ArrayDeque<>();
  private final EmbeddedDatabase postgres;
  private final Path folder;
  private final Surroundings surroundings;
  private final Database database;
  private final String api;
  private final List<Supervised> victims;

  /// Starts everything; returns when a first plan was estimated. A part that comes before the one
  /// that it needs ends, and is started again.
  World(Path folder, String receivers, byte[] plan) throws Exception {
    this.folder = folder;
    String password = "only-for-this-run";
    postgres =
        EmbeddedDatabase.start(folder.resolve("postgres"), folder.resolve("binaries"), password);
    try {
      int kafka = freePort();
      int http = freePort();
      database = new Database(postgres);
      surroundings =
          new Surroundings(
              "127.0.0.1:" + kafka,
              postgres.url(),
              postgres.user(),
              password,
              SecretBox.newKey(),
              folder.resolve("estimator"),
              http,
              List.of(receivers));
      api = "http://127.0.0.1:" + http;
      Supervised broker = startBroker(kafka);
      start(Service.INGEST_API, http, List.of(), () -> {});
      Supervised loader = start(Service.PRICING_LOADER, 0, List.of(), () -> {});
      Supervised estimator = start(Service.ESTIMATOR_STREAM, 0, List.of(), () -> {});
      Supervised notifier = start(Service.NOTIFIER, 0, NOTIFIER, database::noteInFlight);
      victims = List.of(notifier, estimator, broker);
      awaitFrontDoor();
      ApiClient client = new ApiClient(api, null);
      client.estimate(client.submit(plan, "warm", "up"));
      loader.close();
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  private Supervised startBroker(int port) throws IOException {
    ServiceProcess broker =
        ServiceProcess.of(
            BrokerApplication.class, folder.resolve("kafka").toString(), Integer.toString(port));
    return start("broker", broker, () -> {});
  }

  private Supervised start(Service service, int port, List<String> options, Runnable afterEnd)
      throws IOException {
    String name = service.name().toLowerCase(Locale.ROOT);
    return start(name, ServiceProcess.of(service, surroundings, port, options), afterEnd);
  }

  private Supervised start(String name, ServiceProcess process, Runnable afterEnd)
      throws IOException {
    ServiceProcess logging =
        process.withJvm(
            List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.springframework.boot.logging.LoggingSystem=none",
                "-Dlogback.configurationFile=logback.xml",
                "-Dccg.log=" + folder.resolve(name + ".log")));
    Supervised part = new Supervised(name, logging, afterEnd).start();
    parts.push(part);
    return part;
  }

  private void awaitFrontDoor() throws InterruptedException {
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create(api + "/actuator/health/readiness")).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < end) {
        try {
          if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException _) {
          // Not yet.
        }
        Thread.sleep(POLL);
      }
    }
    throw new IllegalStateException("the front door is not ready after " + PATIENCE);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  String api() {
    return api;
  }

  String kafka() {
    return surroundings.kafka();
  }

  Database database() {
    return database;
  }

  /// Those that are killed: notifier, estimator, broker.
  List<Supervised> victims() {
    return victims;
  }

  @Override
  public void close() throws IOException {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
    postgres.close();
  }
}
