package io.cloudcostguard.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Drains a full queue and compares the rate with a bare loop of the same HTTP client, with the
/// same concurrency and receiver. The difference is the cost of claiming, signing, storing and
/// publishing.
@Command(name = "deliver-throughput", mixinStandardHelpOptions = true)
final class DeliverThroughputHarness implements Runnable {

  @Option(names = "--deliveries", description = "Of each run; default: ${DEFAULT-VALUE}.")
  private int deliveries = 30_000;

  @Option(names = "--endpoints", description = "Default: ${DEFAULT-VALUE}.")
  private int endpoints = 100;

  @Option(names = "--in-flight", description = "Requests at once; default: ${DEFAULT-VALUE}.")
  private int inFlight = 64;

  @Option(names = "--rounds", description = "Default: ${DEFAULT-VALUE}.")
  private int rounds = 3;

  private final AtomicInteger received = new AtomicInteger();
  private volatile long first;
  private volatile long last;
  private String cpu = "";

  public static void main(String[] args) {
    System.exit(new CommandLine(new DeliverThroughputHarness()).execute(args));
  }

  @Override
  public void run() {
    try (Sink sink =
            new Sink((_, _, socket) -> {
              note();
              Sink.noContent(socket);
            });
        NotifierWorld world =
            NotifierWorld.start(
                sink,
                "1g",
                "rate=1000000",
                "max-in-flight=" + inFlight,
                "max-in-flight-per-subscription=" + inFlight)) {
      world.subscribe("s", endpoints);
      measureDrain(world, deliveries);
      System.out.println(
          "| round | bare loop, connections kept | bare loop, a new one each | loop over our client"
              + " | deliveries | CPU of a delivery: notifier + database + broker and receiver |");
      System.out.println("|---|---|---|---|---|---|");
      for (int round = 1; round <= rounds; round++) {
        double kept = measureLoop(sink, BareLoop.Kind.KEPT);
        double fresh = measureLoop(sink, BareLoop.Kind.FRESH);
        double ours = measureLoop(sink, BareLoop.Kind.OURS);
        double drained = measureDrain(world, deliveries);
        System.out.printf(
            "| %d | %.0f/s | %.0f/s | %.0f/s | %.0f/s (%.2f, %.2f, %.2f) | %s \u00b5s |%n",
            round,
            kept,
            fresh,
            ours,
            drained,
            drained / kept,
            drained / fresh,
            drained / ours,
            cpu);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void note() {
    last = System.nanoTime();
    if (received.getAndIncrement() == 0) {
      first = last;
    }
  }

  private double rate(int count) {
    return count / ((last - first) / 1e9);
  }

  private double measureDrain(NotifierWorld world, int count) throws Exception {
    received.set(0);
    world.enqueue("s", endpoints, count);
    CpuTime before = world.cpuTime();
    while (received.get() < count) {
      Thread.sleep(Duration.ofMillis(50));
    }
    double rate = rate(count);
    while (world.figure("ccg_notifier_pending") > 0) {
      Thread.sleep(Duration.ofMillis(50));
    }
    Thread.sleep(Duration.ofSeconds(2)); // the last attempts are published
    cpu = world.cpuTime().since(before, count);
    return rate;
  }

  /// In a process of its own, as the notifier is; half as many before that to warm up.
  private double measureLoop(Sink sink, BareLoop.Kind kind) throws Exception {
    Process loop =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BareLoop.class.getName(),
                kind.name(),
                sink.address(),
                String.valueOf(inFlight),
                String.valueOf(deliveries))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String rate = new String(loop.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Double.parseDouble(rate.strip());
  }
}
