package io.cloudcostguard.benchmarks;

import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Events for many receivers at a rate, first while all of them answer, then while some take the
/// request and never answer: what that does to the others' time from event to arrival.
@Command(name = "deliver-hung", mixinStandardHelpOptions = true)
final class DeliverHungHarness implements Runnable {

  @Option(names = "--endpoints", description = "Default: ${DEFAULT-VALUE}.")
  private int endpoints = 1000;

  @Option(names = "--hung", description = "How many of them hang; default: ${DEFAULT-VALUE}.")
  private int hung = 100;

  @Option(
      names = "--rate",
      description = "Events a second for the others; default: ${DEFAULT-VALUE}.")
  private int rate = 200;

  @Option(names = "--hung-rate", description = "And for those; default: ${DEFAULT-VALUE}.")
  private int hungRate = 50;

  @Option(names = "--seconds", description = "Of each of the two; default: ${DEFAULT-VALUE}.")
  private int seconds = 120;

  private final Latencies latencies = new Latencies();
  private volatile boolean hanging;

  public static void main(String[] args) {
    System.exit(new CommandLine(new DeliverHungHarness()).execute(args));
  }

  @Override
  public void run() {
    try (Sink sink =
            new Sink((path, body, socket) -> {
              if (path.startsWith("/h")) {
                if (hanging) {
                  Thread.sleep(Duration.ofMinutes(1));
                }
              } else {
                latencies.arrived(body);
              }
              Sink.noContent(socket);
            });
        NotifierWorld world = NotifierWorld.start(sink, "512m")) {
      world.subscribe("s", endpoints - hung);
      world.subscribe("h", hung);
      settle(send(world, Math.max(10, seconds / 4)));
      System.out.println("| | events | p50 | p99 | max | in flight at the end |");
      System.out.println("|---|---|---|---|---|---|");
      double without = measure(world, "all answer");
      hanging = true;
      double with = measure(world, hung + " of " + endpoints + " hang");
      System.out.printf("ratio of the p99: %.2f%n", with / without);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private double measure(NotifierWorld world, String what) throws Exception {
    latencies.clear();
    int sent = send(world, seconds);
    double inFlight = world.figure("ccg_notifier_in_flight");
    settle(sent);
    double p99 = latencies.percentile(99);
    System.out.printf(
        "| %s | %d of %d | %.0f ms | %.0f ms | %.0f ms | %.0f |%n",
        what,
        latencies.count(),
        sent,
        latencies.percentile(50),
        p99,
        latencies.percentile(100),
        inFlight);
    return p99;
  }

  private void settle(int sent) throws InterruptedException {
    for (int tries = 0; latencies.count() < sent && tries < 600; tries++) {
      Thread.sleep(Duration.ofMillis(100));
    }
  }

  /// How many to the healthy.
  private int send(NotifierWorld world, int forSeconds) {
    int both = rate + hungRate;
    Pace.keep(
        both,
        Duration.ofSeconds(forSeconds),
        i -> {
          int n = i % both;
          boolean toHung = (n + 1) * hungRate / both > n * hungRate / both;
          world.publish(toHung ? "h" + i % hung : "s" + i % (endpoints - hung));
        });
    return rate * forSeconds;
  }
}
