package io.cloudcostguard.benchmarks.pressure;

import io.cloudcostguard.benchmarks.parts.FreePort;
import io.cloudcostguard.benchmarks.parts.FrontDoor;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.standalone.local.LocalStack;
import io.cloudcostguard.standalone.local.Logs;
import io.cloudcostguard.standalone.local.ServiceProcess;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The four services as processes of their own, with the collector and the heap that an image gives
/// them; broker and database are in this process.
final class Deployed implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final LocalStack infrastructure;
  private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
  private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
  private final HttpClient http = HttpClient.newHttpClient();

  private Deployed(LocalStack infrastructure) {
    this.infrastructure = infrastructure;
  }

  /// Starts everything; returns when a first plan was estimated.
  ///
  /// @param heap of each service, as `-Xmx` has it
  /// @param receivers `host:port` of receivers on this machine
  /// @param plan the first plan
  static Deployed start(Path folder, String heap, List<String> receivers, byte[] plan)
      throws Exception {
    Logs.to(folder.resolve("ccg.log"));
    Deployed deployed =
        new Deployed(
            LocalStack.start(
                new LocalStack.Options(folder, 0, 0, receivers, EnumSet.noneOf(Service.class)),
                _ -> {}));
    try {
      for (Service service : Service.values()) {
        deployed.start(service, heap, folder);
      }
      FrontDoor.awaitReady(deployed.api(), PATIENCE);
      ApiClient client = new ApiClient(deployed.api(), null);
      client.estimate(client.submit(plan, "warm", "up"));
      return deployed;
    } catch (Exception e) {
      deployed.close();
      throw e;
    }
  }

  private void start(Service service, String heap, Path folder) throws IOException {
    int port = FreePort.find();
    ServiceProcess process =
        ServiceProcess.of(service, infrastructure.environment(), port)
            .withJvm(List.of("-Xmx" + heap, "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders"))
            .withOutput(folder.resolve(name(service) + ".log"));
    process.start();
    processes.put(service, process);
    ports.put(service, port);
  }

  /// As the module is called.
  static String name(Service service) {
    return service.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String api() {
    return "http://127.0.0.1:" + port(Service.INGEST_API);
  }

  int port(Service service) {
    return Objects.requireNonNull(ports.get(service));
  }

  Scrape scrape(Service service) throws IOException, InterruptedException {
    return Scrape.of(http, port(service));
  }

  long residentBytes(Service service) throws IOException {
    return Objects.requireNonNull(processes.get(service)).residentBytes();
  }

  /// Plans that the estimator has not read yet.
  long backlog() throws IOException, InterruptedException {
    return Math.round(
        scrape(Service.ESTIMATOR_STREAM)
            .sum("kafka_consumer_fetch_manager_records_lag", "topic=\"ccg.plans\""));
  }

  @Override
  public void close() {
    new ArrayList<>(processes.values()).forEach(ServiceProcess::close);
    infrastructure.close();
    http.close();
  }
}
