package io.cloudcostguard.benchmarks.cluster;

import io.cloudcostguard.benchmarks.parts.Supervised;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Does things to the cluster at random moments. Each kind comes once before any comes again.
final class ClusterFaults {

  /// As an operator who changes brokers waits for the one before.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ClusterWorld world;
  private final Random random;
  private final Consumer<String> progress;
  private final List<Happened> happened = new ArrayList<>();
  private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
  private final List<Fault> deck = new ArrayList<>();
  private Future<?> ofBroker = CompletableFuture.completedFuture(null);
  private volatile long ofBrokerAt = System.nanoTime() - Brokers.SESSION.toNanos();

  /// One fault, by [System#nanoTime].
  record Happened(Fault fault, String detail, long at) {}

  /// Something to do that may be interrupted.
  private interface Deed {
    void run() throws Exception;
  }

  ClusterFaults(ClusterWorld world, long seed, Consumer<String> progress) {
    this.world = world;
    this.random = new Random(seed);
    this.progress = progress;
  }

  /// Returns when all are done and nothing is frozen any more.
  ///
  /// @param gap between two, on average; what had to wait for the brokers is caught up with
  void run(int number, Duration gap) throws Exception {
    long due = System.nanoTime();
    try (ExecutorService under = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 1; i <= number; i++) {
        due += random.nextLong(2 * gap.toNanos() + 1);
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        Happened now = begin(next(), under);
        happened.add(now);
        progress.accept("event %d: %s, %s".formatted(i, now.fault(), now.detail()));
      }
    }
    if (world.hasMore()) {
      world.removeEstimator();
    }
    if (!failures.isEmpty()) {
      throw failures.peek();
    }
  }

  private Fault next() throws Exception {
    if (deck.isEmpty()) {
      deck.addAll(List.of(Fault.values()));
      Collections.shuffle(deck, random);
    }
    Fault fault = deck.removeFirst();
    if (fault.isOfBroker()) {
      awaitBrokers();
    }
    return switch (fault) {
      case ESTIMATOR_ADDED, ESTIMATOR_REMOVED ->
          world.hasMore() ? Fault.ESTIMATOR_REMOVED : Fault.ESTIMATOR_ADDED;
      default -> fault;
    };
  }

  /// One broker at a time: the next waits until the one before is in sync again. The cluster knows
  /// only after a while that a broker is gone.
  private void awaitBrokers() throws Exception {
    ofBroker.get();
    Thread.sleep(
        Duration.ofNanos(Math.max(0, ofBrokerAt + Brokers.SESSION.toNanos() - System.nanoTime())));
    if (!world.brokers().awaitWhole(PATIENCE)) {
      progress.accept("the brokers are not in sync again after " + PATIENCE);
    }
  }

  private Happened begin(Fault fault, ExecutorService under) throws Exception {
    return switch (fault) {
      case BROKER_KILLED -> kill(fault, any(world.brokers().nodes()), under);
      case ESTIMATOR_KILLED -> kill(fault, any(world.estimators()), under);
      case NOTIFIER_KILLED -> kill(fault, any(world.notifiers()), under);
      case API_KILLED -> kill(fault, any(world.frontDoors()), under);
      case LOADER_KILLED -> kill(fault, world.loader(), under);
      case BROKER_FROZEN -> freeze(fault, any(world.brokers().nodes()), under);
      case ESTIMATOR_FROZEN -> freeze(fault, any(world.estimators()), under);
      case NOTIFIER_FROZEN -> freeze(fault, any(world.notifiers()), under);
      case API_FROZEN -> freeze(fault, any(world.frontDoors()), under);
      case BROKER_STOPPED -> stop(fault, any(world.brokers().nodes()), under);
      case ESTIMATOR_STOPPED -> stop(fault, any(world.estimators()), under);
      case NOTIFIER_STOPPED -> stop(fault, any(world.notifiers()), under);
      case API_STOPPED -> stop(fault, any(world.frontDoors()), under);
      case DATABASE_FROZEN -> {
        Duration time = Duration.ofMillis(random.nextInt(1_000, 8_001));
        yield aside(fault, "for " + time, under, () -> world.database().freeze(time));
      }
      case DATABASE_CRASHED ->
          aside(fault, "all sessions end", under, () -> world.database().crash(random));
      case PRICES_CHANGED -> aside(fault, "published soon", under, world.prices()::change);
      case ESTIMATOR_ADDED -> {
        long now = System.nanoTime();
        world.addEstimator();
        yield new Happened(fault, "joins", now);
      }
      case ESTIMATOR_REMOVED -> {
        long now = System.nanoTime();
        world.removeEstimator();
        yield new Happened(fault, "for good", now);
      }
    };
  }

  private Supervised any(List<Supervised> parts) {
    return parts.get(random.nextInt(parts.size()));
  }

  private Happened kill(Fault fault, Supervised victim, ExecutorService under) {
    return aside(fault, victim.name(), under, victim::kill);
  }

  private Happened freeze(Fault fault, Supervised victim, ExecutorService under) {
    Duration time = Duration.ofMillis(random.nextInt(1_000, 15_001));
    return aside(fault, victim.name() + " for " + time, under, () -> victim.freeze(time));
  }

  private Happened stop(Fault fault, Supervised victim, ExecutorService under) {
    return aside(fault, victim.name(), under, victim::restart);
  }

  /// What takes its time does so beside what comes next.
  private Happened aside(Fault fault, String detail, ExecutorService under, Deed deed) {
    long now = System.nanoTime();
    Future<?> done =
        under.submit(() -> {
          try {
            deed.run();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          } catch (Exception e) {
            failures.add(new IllegalStateException(fault + ": " + e.getMessage(), e));
          }
          if (fault.isOfBroker()) {
            ofBrokerAt = System.nanoTime();
          }
        });
    if (fault.isOfBroker()) {
      ofBroker = done;
    }
    return new Happened(fault, detail, now);
  }

  List<Happened> happened() {
    return happened;
  }
}
