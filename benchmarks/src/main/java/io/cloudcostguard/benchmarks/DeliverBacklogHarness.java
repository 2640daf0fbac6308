package io.cloudcostguard.benchmarks;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Events for some receivers at a rate, first alone, then while very many deliveries wait for one
/// receiver that is dead: what that does to the others, to the claims and to the memory.
@Command(name = "deliver-backlog", mixinStandardHelpOptions = true)
final class DeliverBacklogHarness implements Runnable {

  /// Where no process listens: the connection is refused.
  private static final String NOBODY = "127.0.0.1:1";

  @Option(names = "--pending", description = "For the dead one; default: ${DEFAULT-VALUE}.")
  private int pending = 1_000_000;

  @Option(names = "--endpoints", description = "The others; default: ${DEFAULT-VALUE}.")
  private int endpoints = 1000;

  @Option(names = "--rate", description = "Events a second for them; default: ${DEFAULT-VALUE}.")
  private int rate = 200;

  @Option(names = "--seconds", description = "Of each of the two; default: ${DEFAULT-VALUE}.")
  private int seconds = 60;

  private final Latencies latencies = new Latencies();

  public static void main(String[] args) {
    System.exit(new CommandLine(new DeliverBacklogHarness()).execute(args));
  }

  @Override
  public void run() {
    try (Sink sink =
            new Sink((_, body, socket) -> {
              latencies.arrived(body);
              Sink.noContent(socket);
            });
        NotifierWorld world =
            NotifierWorld.start(
                sink, "1g", "allowed-private-hosts=" + sink.address() + "," + NOBODY)) {
      world.subscribe("s", endpoints);
      world.subscribe("m-dead", 1, "http://" + NOBODY);
      send(world, Math.max(10, seconds / 4));
      System.out.println(
          "| | events | p50 | p99 | max | a claim, p50 | p99 | heap | resident | attempts at the dead one |");
      System.out.println("|---|---|---|---|---|---|---|---|---|---|");
      double without = measure(world, "alone");
      long start = System.nanoTime();
      world.enqueue("m-dead", 1, pending);
      analyze(world);
      System.err.printf("%d inserted in %.0f s%n", pending, (System.nanoTime() - start) / 1e9);
      send(world, Math.max(10, seconds / 4));
      double with = measure(world, "beside " + pending + " pending");
      System.out.printf("ratio of the p99: %.2f%n", with / without);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void analyze(NotifierWorld world) throws Exception {
    try (Connection connection = world.sql();
        Statement sql = connection.createStatement()) {
      sql.execute("analyze delivery");
    }
  }

  private double measure(NotifierWorld world, String what) throws Exception {
    latencies.clear();
    int sent = send(world, seconds);
    for (int tries = 0; latencies.count() < sent && tries < 300; tries++) {
      Thread.sleep(Duration.ofMillis(100));
    }
    double p99 = latencies.percentile(99);
    System.out.printf(
        "| %s | %d of %d | %.0f ms | %.0f ms | %.0f ms | %.1f ms | %.1f ms | %.0f MB | %d MB | %d |%n",
        what,
        latencies.count(),
        sent,
        latencies.percentile(50),
        p99,
        latencies.percentile(100),
        world.figure("ccg_notifier_claims_seconds{quantile=\"0.5\"}") * 1000,
        world.figure("ccg_notifier_claims_seconds{quantile=\"0.99\"}") * 1000,
        world.figure("jvm_memory_used_bytes{area=\"heap\"") / 1e6,
        world.residentMegabytes(),
        world.count("select count(*) from delivery_attempt where subscription_id = 'm-dead0'"));
    return p99;
  }

  private int send(NotifierWorld world, int forSeconds) {
    Pace.keep(rate, Duration.ofSeconds(forSeconds), i -> world.publish("s" + i % endpoints));
    return rate * forSeconds;
  }
}
