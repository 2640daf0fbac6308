package io.cloudcostguard.ingest.estimate;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Those who wait for an estimate, by its id. Wakes them when it arrives, wherever it was stored.
@Component
final class Arrivals implements SmartLifecycle {

  /// Should a wake-up get lost, nobody sleeps through it for longer.
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(5);

  private final Map<String, Set<CountDownLatch>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger count;
  private volatile boolean open;

  Arrivals(MeterRegistry metrics) {
    count = metrics.gauge("ccg.estimates.waiting", new AtomicInteger());
  }

  /// Looks, and looks again whenever `id` arrives, until there is an outcome or the time is over.
  ///
  /// @return what was seen last
  Status await(String id, Duration time, Supplier<Status> look) {
    long end = System.nanoTime() + time.toNanos();
    count.incrementAndGet();
    try {
      while (true) {
        CountDownLatch arrival = register(id);
        try {
          Status status = look.get();
          long left = end - System.nanoTime();
          if (status instanceof Status.Ready || left <= 0 || !open) {
            return status;
          }
          arrival.await(Math.min(left, LONGEST_SLEEP.toNanos()), TimeUnit.NANOSECONDS);
        } finally {
          unregister(id, arrival);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Status.Pending();
    } finally {
      count.decrementAndGet();
    }
  }

  private CountDownLatch register(String id) {
    CountDownLatch arrival = new CountDownLatch(1);
    waiting.compute(
        id,
        (_, others) -> {
          Set<CountDownLatch> all = others == null ? new HashSet<>() : others;
          all.add(arrival);
          return all;
        });
    return arrival;
  }

  private void unregister(String id, CountDownLatch arrival) {
    waiting.computeIfPresent(
        id,
        (_, all) -> {
          all.remove(arrival);
          return all.isEmpty() ? null : all;
        });
  }

  void wake(String id) {
    Set<CountDownLatch> woken = waiting.remove(id);
    if (woken != null) {
      woken.forEach(CountDownLatch::countDown);
    }
  }

  /// For when arrivals may have been missed.
  void wakeAll() {
    waiting.keySet().forEach(this::wake);
  }

  @Override
  public void start() {
    open = true;
  }

  /// Before the web server stops, which waits for requests to end.
  @Override
  public void stop() {
    open = false;
    wakeAll();
  }

  @Override
  public boolean isRunning() {
    return open;
  }

  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }
}
