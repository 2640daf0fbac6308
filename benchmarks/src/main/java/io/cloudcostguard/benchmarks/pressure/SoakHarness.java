package io.cloudcostguard.benchmarks.pressure;

import com.sun.net.httpserver.HttpServer;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Keeps a load on the four services for as long as is asked, and prints for each minute how long
/// answers took and the floor of each service's heap. A webhook gets every estimate, one refuses
/// all of them, and budgets are crossed, so that every service works.
@Command(name = "soak", mixinStandardHelpOptions = true)
final class SoakHarness implements Runnable {

  private static final Duration SAMPLE = Duration.ofSeconds(3);
  private static final int SAMPLES = 20;
  private static final int CLIENTS = 100;
  private static final double MEGABYTE = 1 << 20;

  @Option(names = "--minutes", description = "How long; default: ${DEFAULT-VALUE}.")
  private int minutes = 120;

  @Option(names = "--rate", description = "Requests a second; default: ${DEFAULT-VALUE}.")
  private int rate = 60;

  @Option(names = "--reads", description = "Of ten requests; default: ${DEFAULT-VALUE}.")
  private int readsOfTen = 5;

  @Option(names = "--heap", description = "Of each service; default: ${DEFAULT-VALUE}.")
  private String heap = "650m";

  @Option(names = "--plan", description = "The plan; default: ${DEFAULT-VALUE}.")
  private Path planFile = Path.of("examples/web-stack/plan.json");

  @Option(
      names = "--dashboard",
      description =
          "Draws the Grafana dashboard's panels into this PNG at the end, from a Prometheus that"
              + " scrapes the services. Needs prometheus and chromium.")
  private @Nullable Path dashboard;

  private final AtomicLong delivered = new AtomicLong();

  /// Runs the harness.
  public static void main(String[] args) {
    System.exit(new CommandLine(new SoakHarness()).execute(args));
  }

  @Override
  public void run() {
    try {
      Path folder = Files.createTempDirectory("ccg-soak");
      byte[] plan = Files.readAllBytes(planFile);
      HttpServer receiver = receiver();
      String address = "127.0.0.1:" + receiver.getAddress().getPort();
      try (Deployed deployed = Deployed.start(folder, heap, List.of(address), plan)) {
        subscribe(deployed, address);
        if (dashboard == null) {
          soak(deployed, plan);
        } else {
          try (Prometheus prometheus = Prometheus.start(folder, deployed)) {
            soak(deployed, plan);
            new Dashboard(prometheus).draw(dashboard);
          }
        }
      } finally {
        receiver.stop(0);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// Takes what comes at `/works`, refuses it elsewhere.
  private HttpServer receiver() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 100);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean works = exchange.getRequestURI().getPath().equals("/works");
            delivered.addAndGet(works ? 1 : 0);
            exchange.sendResponseHeaders(works ? 204 : 500, -1);
          }
        });
    server.start();
    return server;
  }

  private static void subscribe(Deployed deployed, String address) throws Exception {
    ApiClient api = new ApiClient(deployed.api(), null);
    for (String path : List.of("/works", "/fails")) {
      api.call(
          "POST",
          "/v1/subscriptions",
          "{\"channel\":\"webhook\",\"url\":\"http://%s%s\"}".formatted(address, path));
    }
    api.call(
        "PUT",
        "/v1/projects/p0/budget",
        "{\"monthlyLimit\":{\"amount\":\"100.00\",\"currency\":\"USD\"}}");
  }

  private void soak(Deployed deployed, byte[] plan) throws Exception {
    System.out.printf(
        "%d clients, %d requests a second, %d of 10 read; plans of %d KB; heaps of %s; latencies in ms"
            + " from the moment that a request was due; heap: the least of %d samples, MB%n",
        CLIENTS, rate, readsOfTen, plan.length / 1024, heap, SAMPLES);
    System.out.println(
        "minute | submit p50   p95    p99    max |    read p50   p95    p99    max | refused failed"
            + " waiting delivered | heap of ingest-api, notifier, estimator-stream, pricing-loader"
            + " | resident");
    try (Clients clients = new Clients(deployed.port(Service.INGEST_API), plan, readsOfTen)) {
      clients.run(CLIENTS, rate);
      List<Map<Service, Double>> floors = new ArrayList<>();
      Map<Service, Double> cpuBefore = cpuSeconds(deployed);
      long start = System.nanoTime();
      for (int minute = 1; minute <= minutes; minute++) {
        clients.cut();
        Map<Service, Double> floor = floorOfAMinute(deployed);
        floors.add(floor);
        report(minute, deployed, clients.cut(), floor);
      }
      drift(floors);
      double elapsed = (System.nanoTime() - start) / 1e9;
      cpuSeconds(deployed)
          .forEach((service, seconds) ->
              System.out.printf(
                  "%-16s %.2f CPU on average%n",
                  Deployed.name(service),
                  (seconds - Objects.requireNonNull(cpuBefore.get(service))) / elapsed));
    }
  }

  private static Map<Service, Double> cpuSeconds(Deployed deployed) throws Exception {
    Map<Service, Double> seconds = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      seconds.put(service, deployed.scrape(service).sum("process_cpu_time_ns_total", "") / 1e9);
    }
    return seconds;
  }

  private static Map<Service, Double> floorOfAMinute(Deployed deployed) throws Exception {
    Map<Service, Double> floor = new EnumMap<>(Service.class);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (System.nanoTime() < end) {
      for (Service service : Service.values()) {
        double heap = deployed.scrape(service).sum("jvm_memory_used_bytes", "area=\"heap\"");
        floor.merge(service, heap / MEGABYTE, Math::min);
      }
      Thread.sleep(Math.clamp((end - System.nanoTime()) / 1_000_000, 0, SAMPLE.toMillis()));
    }
    return floor;
  }

  private void report(
      int minute, Deployed deployed, List<Window> windows, Map<Service, Double> floor)
      throws Exception {
    StringBuilder heaps = new StringBuilder();
    StringBuilder resident = new StringBuilder();
    for (Service service : Service.values()) {
      heaps.append("%6.0f".formatted(floor.get(service)));
      resident.append("%6.0f".formatted(deployed.residentBytes(service) / MEGABYTE));
    }
    Window submitted = windows.getFirst();
    Window read = windows.getLast();
    System.out.printf(
        "%6d |      %s |      %s | %7d %6d %7d %9d |%s |%s%n",
        minute,
        submitted.percentiles(),
        read.percentiles(),
        submitted.refused() + read.refused(),
        submitted.failed() + read.failed(),
        deployed.backlog(),
        delivered.get(),
        heaps,
        resident);
  }

  /// How much a service's heap grew an hour, by the least squares of its floors without the first
  /// quarter, in which it warms up.
  private static void drift(List<Map<Service, Double>> floors) {
    List<Map<Service, Double>> steady = floors.subList(floors.size() / 4, floors.size());
    if (steady.size() < 2) {
      return;
    }
    double middle = (steady.size() - 1) / 2.0;
    for (Service service : Service.values()) {
      double products = 0;
      double squares = 0;
      for (int i = 0; i < steady.size(); i++) {
        products += (i - middle) * Objects.requireNonNull(steady.get(i).get(service));
        squares += (i - middle) * (i - middle);
      }
      System.out.printf(
          "%-16s heap floor %+.1f MB a minute over the last %d minutes%n",
          Deployed.name(service), products / squares, steady.size());
    }
  }
}
