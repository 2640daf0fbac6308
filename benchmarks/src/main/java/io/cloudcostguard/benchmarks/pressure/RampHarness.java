package io.cloudcostguard.benchmarks.pressure;

import io.cloudcostguard.standalone.local.Services.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Raises the number of clients in stages, lets them jump, and raises the rate, against the four
/// services; says how long answers took in each stage, and how many plans waited at its end.
@Command(name = "ramp", mixinStandardHelpOptions = true)
final class RampHarness implements Runnable {

  private static final String RAMP = "100:50,500:250,1000:500,1500:750,2000:1000";
  private static final String SPIKE = "100:50,2000:1000,100:50";
  private static final String BREAKING_POINT = "2000:1500,2000:2000,2000:3000";
  private static final Duration DRAIN = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(500);

  @Option(
      names = "--stages",
      description = "CLIENTS:REQUESTS_A_SECOND of each, with commas; default: ${DEFAULT-VALUE}.")
  private String stages = RAMP + "," + SPIKE + "," + BREAKING_POINT;

  @Option(names = "--seconds", description = "Of each stage; default: ${DEFAULT-VALUE}.")
  private int seconds = 15;

  @Option(names = "--warm-up", description = "Seconds before; default: ${DEFAULT-VALUE}.")
  private int warmUp = 60;

  @Option(names = "--reads", description = "Of ten requests; default: ${DEFAULT-VALUE}.")
  private int readsOfTen = 5;

  @Option(names = "--heap", description = "Of each service; default: ${DEFAULT-VALUE}.")
  private String heap = "650m";

  @Option(names = "--plan", description = "The plan; default: ${DEFAULT-VALUE}.")
  private Path planFile = Path.of("examples/web-stack/plan.json");

  /// Runs the harness.
  public static void main(String[] args) {
    System.exit(new CommandLine(new RampHarness()).execute(args));
  }

  @Override
  public void run() {
    try {
      byte[] plan = Files.readAllBytes(planFile);
      try (Deployed deployed =
              Deployed.start(Files.createTempDirectory("ccg-ramp"), heap, List.of(), plan);
          Clients clients = new Clients(deployed.port(Service.INGEST_API), plan, readsOfTen)) {
        System.out.printf(
            "plans of %d KB, %d of 10 requests read; latencies in ms from the moment that a request was"
                + " due%n",
            plan.length / 1024, readsOfTen);
        clients.run(100, 100);
        Thread.sleep(Duration.ofSeconds(warmUp));
        System.out.println(
            "clients  due/s  done/s |  submit p50   p95    p99    max |    read p50   p95    p99    max"
                + " | refused failed waiting");
        for (String stage : stages.split(",", -1)) {
          measure(stage, deployed, clients);
        }
        clients.run(0, 1);
        drain(deployed);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void measure(String stage, Deployed deployed, Clients clients) throws Exception {
    String[] parts = stage.split(":", 2);
    int count = Integer.parseInt(parts[0]);
    double rate = Double.parseDouble(parts[1]);
    clients.cut();
    clients.run(count, rate);
    Thread.sleep(Duration.ofSeconds(seconds));
    List<Window> windows = clients.cut();
    Window submitted = windows.getFirst();
    Window read = windows.getLast();
    System.out.printf(
        "%7d %6.0f %7.0f |      %s |      %s | %7d %6d %7d%n",
        count,
        rate,
        (submitted.count() + read.count()) / (double) seconds,
        submitted.percentiles(),
        read.percentiles(),
        submitted.refused() + read.refused(),
        submitted.failed() + read.failed(),
        deployed.backlog());
  }

  /// Returns when the estimator has read every plan.
  private static void drain(Deployed deployed) throws Exception {
    long start = System.nanoTime();
    long backlog = deployed.backlog();
    while (backlog > 0 && System.nanoTime() - start < DRAIN.toNanos()) {
      Thread.sleep(POLL);
      backlog = deployed.backlog();
    }
    System.out.printf(
        "%d plans wait for the estimator %.1f s after the last request%n",
        backlog, (System.nanoTime() - start) / 1e9);
  }
}
