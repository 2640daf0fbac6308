package io.cloudcostguard.benchmarks.chaos;

import com.standardwebhooks.Webhook;
import io.cloudcostguard.benchmarks.parts.Receivers;
import io.cloudcostguard.benchmarks.parts.Supervised;
import io.cloudcostguard.cli.server.ApiClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// One run: plans go in at a steady rate; notifier, estimator and broker are killed at random
/// moments, also while they start; then everything may end what it has begun.
public final class Chaos {

  private static final String PROJECT = "chaos";
  private static final Duration POLL = Duration.ofMillis(500);

  private final Options options;
  private final Consumer<String> progress;
  private final World world;
  private final Receivers receivers;
  private final List<String> paths = new ArrayList<>();

  /// How much of it.
  ///
  /// @param plans each makes a delivery for each subscription
  /// @param gap between two kills, on average; plans come as long as kills do
  /// @param seed of victims and moments
  /// @param patience how long what was begun may take after the last kill and the last plan
  public record Options(
      int plans, int subscriptions, int kills, Duration gap, long seed, Duration patience) {}

  private Chaos(Options options, Consumer<String> progress, World world, Receivers receivers) {
    this.options = options;
    this.progress = progress;
    this.world = world;
    this.receivers = receivers;
  }

  /// Starts everything, does it, and stops everything.
  ///
  /// @param folder for data and logs
  public static Report run(Options options, byte[] plan, Path folder, Consumer<String> progress)
      throws Exception {
    try (Receivers receivers = new Receivers();
        World world = new World(folder, receivers.address(), plan)) {
      return new Chaos(options, progress, world, receivers).run(plan);
    }
  }

  private Report run(byte[] plan) throws Exception {
    subscribe();
    long start = System.nanoTime();
    Submitter submitter = new Submitter(world.api(), plan);
    CompletableFuture<Void> submitting = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            submitter.submit(PROJECT, options.plans(), options.gap().multipliedBy(options.kills()));
            submitting.complete(null);
          } catch (Exception e) {
            submitting.completeExceptionally(e);
          }
        });
    killAll();
    submitting.join();
    progress.accept(
        submitter.accepted().size() + " plans are accepted; nothing is killed any more");
    awaitQuiet();
    double seconds = (System.nanoTime() - start) / 1e9;
    Evidence evidence = new Evidence(world.kafka(), world.database().inFlight());
    evidence.examine(submitter.accepted(), paths, receivers);
    return evidence.report(
        world.database().inFlight(),
        receivers.invalid(),
        submitter.refusals(),
        world.victims().stream().map(Chaos::said).toList(),
        seconds);
  }

  private static String said(Supervised victim) {
    return "%s %d".formatted(victim.name(), victim.kills())
        + (victim.ends().isEmpty()
            ? ""
            : " (and ended by itself: %d)".formatted(victim.ends().size()));
  }

  private void subscribe() throws Exception {
    ApiClient client = new ApiClient(world.api(), null);
    for (int i : IntStream.range(0, options.subscriptions()).toArray()) {
      String path = "/r" + i;
      String secret =
          client
              .call(
                  "POST",
                  "/v1/subscriptions",
                  """
                  {"channel":"webhook","url":"http://%s%s","project":"%s"}
                  """
                      .formatted(receivers.address(), path, PROJECT))
              .get("secret")
              .asString();
      receivers.add(path, new Webhook(secret));
      paths.add(path);
    }
  }

  private void killAll() throws InterruptedException {
    Random random = new Random(options.seed());
    for (int i = 1; i <= options.kills(); i++) {
      Thread.sleep(random.nextLong(2 * options.gap().toMillis() + 1));
      Supervised victim = world.victims().get(random.nextInt(world.victims().size()));
      victim.kill();
      progress.accept(
          "kill %d: %s; %,d delivered, %,d waiting"
              .formatted(
                  i,
                  victim.name(),
                  world.database().deliveries().count("delivered"),
                  world.database().deliveries().count("pending")));
    }
  }

  /// Until everything has arrived and is published, or time is up: then something is lost.
  private void awaitQuiet() throws InterruptedException {
    long end = System.nanoTime() + options.patience().toNanos();
    long all = (long) options.plans() * options.subscriptions();
    while (System.nanoTime() < end) {
      if (world.database().deliveries().count("delivered") >= all
          && world.database().deliveries().isQuiet()) {
        return;
      }
      Thread.sleep(POLL);
    }
    progress.accept("not quiet after " + options.patience());
  }
}
