package io.cloudcostguard.benchmarks.chaos;

import io.cloudcostguard.benchmarks.parts.Fleet;
import io.cloudcostguard.benchmarks.parts.FreePort;
import io.cloudcostguard.benchmarks.parts.FrontDoor;
import io.cloudcostguard.benchmarks.parts.Supervised;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.local.BrokerApplication;
import io.cloudcostguard.standalone.local.EmbeddedDatabase;
import io.cloudcostguard.standalone.local.ServiceProcess;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The whole system, each part a process of its own under a supervisor.
final class World implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /// Shorter times than the defaults, so that what a killed process had claimed is claimed again
  /// soon; a rate that is not what limits.
  private static final List<String> NOTIFIER =
      List.of(
          "--ccg.notifier.connect-timeout=2s",
          "--ccg.notifier.deadline=8s",
          "--ccg.notifier.lease=12s",
          "--ccg.notifier.rate=100",
          "--ccg.notifier.max-in-flight-per-subscription=16",
          "--spring.datasource.hikari.data-source-properties.ApplicationName="
              + DeliveryRows.NOTIFIER);

  private final Fleet fleet;
  private final EmbeddedDatabase postgres;
  private final Path folder;
  private final Environment environment;
  private final DeliveryRows database;
  private final String api;
  private final List<Supervised> victims;

  /// Starts everything; returns when a first plan was estimated. A part that comes before the one
  /// that it needs ends, and is started again.
  World(Path folder, String receivers, byte[] plan) throws Exception {
    this.folder = folder;
    fleet = new Fleet(folder, "512m");
    String password = "only-for-this-run";
    postgres =
        EmbeddedDatabase.start(folder.resolve("postgres"), folder.resolve("binaries"), password);
    try {
      int kafka = FreePort.find();
      int http = FreePort.find();
      database = new DeliveryRows(postgres);
      environment =
          new Environment(
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
      FrontDoor.awaitReady(api, PATIENCE);
      ApiClient client = new ApiClient(api, null);
      client.estimate(client.submit(plan, "warm", "up"));
      loader.close();
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  private Supervised startBroker(int port) throws IOException {
    return fleet.start(
        "broker",
        ServiceProcess.of(
            BrokerApplication.class, folder.resolve("kafka").toString(), Integer.toString(port)),
        () -> {});
  }

  private Supervised start(Service service, int port, List<String> options, Runnable afterEnd)
      throws IOException {
    return fleet.start(
        service.name().toLowerCase(Locale.ROOT),
        ServiceProcess.of(service, environment, port, options),
        afterEnd);
  }

  String api() {
    return api;
  }

  String kafka() {
    return environment.kafka();
  }

  DeliveryRows database() {
    return database;
  }

  /// Those that are killed: notifier, estimator, broker.
  List<Supervised> victims() {
    return victims;
  }

  @Override
  public void close() throws IOException {
    fleet.close();
    postgres.close();
  }
}
