package io.cloudcostguard.benchmarks.cluster;

import io.cloudcostguard.benchmarks.parts.Fleet;
import io.cloudcostguard.benchmarks.parts.FreePort;
import io.cloudcostguard.benchmarks.parts.FrontDoor;
import io.cloudcostguard.benchmarks.parts.Supervised;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The whole system with several of most parts, each a process of its own under a supervisor.
final class ClusterWorld implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int APIS = 2;
  private static final int NOTIFIERS = 2;

  /// Shorter times than the defaults, so that what a killed process had claimed is claimed again
  /// soon; a rate that is not what limits.
  private static final Map<String, String> NOTIFIER =
      Map.of(
          "ccg.notifier.connect-timeout", "2s",
          "ccg.notifier.deadline", "8s",
          "ccg.notifier.lease", "12s",
          "ccg.notifier.rate", "200",
          "ccg.notifier.max-in-flight-per-subscription", "32");

  private final Fleet fleet;
  private final Programs programs;
  private final Path folder;
  private final String secretKey = SecretBox.newKey();
  private final String receivers;
  private final Brokers brokers;
  private final Database database;
  private final ChangingPriceBook prices;
  private final List<String> apis = new ArrayList<>();
  private final List<Supervised> frontDoors = new ArrayList<>();
  private final List<Supervised> notifiers = new ArrayList<>();
  private final List<Supervised> estimators = new CopyOnWriteArrayList<>();
  private final Supervised loader;
  private @Nullable Supervised added;
  private int estimatorsEver;

  /// Starts everything; returns when a first plan was estimated. A part that comes before the one
  /// that it needs ends, and is started again.
  ///
  /// @param packages see [Programs]
  /// @param receivers `host:port` of what takes deliveries
  /// @param bundled whether the loader also has the bundled prices of AWS
  ClusterWorld(
      Path folder, @Nullable Path packages, String receivers, int estimatorCount, boolean bundled)
      throws Exception {
    this.folder = folder;
    this.receivers = receivers;
    fleet = new Fleet(folder.resolve("logs"), "448m");
    programs = new Programs(fleet, packages, folder.resolve("programs"));
    prices = new ChangingPriceBook(folder.resolve("book.csv"));
    database = Database.start(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(this::end)); // of a run that is interrupted
    try {
      brokers = Brokers.start(fleet, folder);
      for (int i = 1; i <= APIS; i++) {
        int port = FreePort.find();
        apis.add("http://127.0.0.1:" + port);
        frontDoors.add(start(Service.INGEST_API, i, port, Map.of()));
      }
      loader =
          start(
              Service.PRICING_LOADER,
              1,
              0,
              Map.of(
                  "ccg.pricing.bundled",
                  bundled ? "aws" : "",
                  "ccg.pricing.books",
                  prices.file().toString(),
                  "ccg.pricing.refresh",
                  "1s"));
      for (int i = 1; i <= estimatorCount; i++) {
        estimators.add(startEstimator());
      }
      for (int i = 1; i <= NOTIFIERS; i++) {
        notifiers.add(start(Service.NOTIFIER, i, 0, NOTIFIER));
      }
      for (String api : apis) {
        FrontDoor.awaitReady(api, PATIENCE);
      }
      ApiClient client = new ApiClient(apis.getFirst(), null);
      String id = eventually(() -> client.submit(SmallPlan.of(0, false), "warm", "up"));
      eventually(() -> client.estimate(id));
    } catch (Exception e) {
      end();
      throw e;
    }
  }

  /// What a request gives as soon as it gives something.
  static <T> T eventually(Callable<T> request) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return request.call();
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        Thread.sleep(POLL);
      }
    }
  }

  private Supervised startEstimator() throws IOException, InterruptedException {
    estimatorsEver++;
    return start(
        Service.ESTIMATOR_STREAM,
        estimatorsEver,
        0,
        Map.of(
            "ccg.estimator.instance-id",
            "estimator-" + estimatorsEver,
            // The accounts of alerts know plans only.
            "ccg.estimator.repricing.plans-per-second",
            "0"));
  }

  /// @param number of its kind, from 1
  /// @param more properties, over those of the surroundings
  private Supervised start(Service service, int number, int port, Map<String, String> more)
      throws IOException, InterruptedException {
    String name =
        switch (service) {
              case INGEST_API -> "api-";
              case NOTIFIER -> "notifier-";
              case ESTIMATOR_STREAM -> "estimator-";
              case PRICING_LOADER -> "loader-";
            }
            + number;
    Environment environment =
        new Environment(
            brokers.bootstrap(),
            database.url(),
            database.user(),
            Database.PASSWORD,
            secretKey,
            folder.resolve("state").resolve(name),
            port,
            List.of(receivers));
    Map<String, String> arguments = new LinkedHashMap<>();
    for (String argument : environment.asArguments()) {
      int end = argument.indexOf('=');
      arguments.put(argument.substring(0, end), argument.substring(end + 1));
    }
    arguments.put("--ccg.instance-id", name);
    arguments.put("--server.port", Integer.toString(port));
    more.forEach((property, value) -> arguments.put("--" + property, value));
    return programs.start(
        name,
        service,
        arguments.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList());
  }

  /// Starts one more estimator.
  synchronized void addEstimator() throws IOException, InterruptedException {
    added = startEstimator();
  }

  /// Takes the one that was added away for good.
  synchronized void removeEstimator() throws InterruptedException {
    if (added != null) {
      added.retire();
      added = null;
    }
  }

  synchronized boolean hasMore() {
    return added != null;
  }

  List<String> apis() {
    return apis;
  }

  Brokers brokers() {
    return brokers;
  }

  Database database() {
    return database;
  }

  ChangingPriceBook prices() {
    return prices;
  }

  List<Supervised> frontDoors() {
    return frontDoors;
  }

  List<Supervised> notifiers() {
    return notifiers;
  }

  /// Those that stay.
  List<Supervised> estimators() {
    return estimators;
  }

  Supervised loader() {
    return loader;
  }

  /// All that ever ran.
  List<Supervised> parts() {
    return fleet.parts();
  }

  private void end() {
    fleet.close();
    database.close();
  }

  @Override
  public void close() {
    brokers.close();
    end();
  }
}
