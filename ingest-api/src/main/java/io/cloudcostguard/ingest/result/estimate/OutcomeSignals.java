package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.IngestProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Wakes requests that wait for a plan's outcome or for a change of a run, whichever instance
/// stored it. A waiting request costs a parked virtual thread and no query.
@Component
final class OutcomeSignals implements SmartLifecycle {

  /// The longest wait for a ring, should one get lost.
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

  /// One tenant may have so many times as many places as are free: alone four in five, beside
  /// others less, so that there is room for one more.
  private static final int OF_FREE = 4;

  private final Map<String, Set<Waiter>> waiting = new ConcurrentHashMap<>();
  private final Map<String, Integer> ofTenant = new ConcurrentHashMap<>();
  private final AtomicInteger count;
  private final int most;
  private volatile boolean open;

  OutcomeSignals(IngestProperties properties, MeterRegistry metrics) {
    most = properties.maxWaiting();
    count = metrics.gauge("ccg.estimates.waiting", new AtomicInteger());
  }

  /// Whether one more of a tenant may wait. Each holds its connection's buffers, some 100 KB, all
  /// the while.
  boolean hasRoom(String tenant) {
    long free = (long) most - count.get();
    return ofTenant.getOrDefault(tenant, 0) < free * OF_FREE;
  }

  /// Looks, and looks again whenever `key` rings, until what is seen is `enough` or the time is
  /// over; once, where there is no room to wait.
  ///
  /// @return what was seen last
  <T> T await(String tenant, String key, Duration time, Supplier<T> look, Predicate<T> enough) {
    long end = System.nanoTime() + (hasRoom(tenant) ? time.toNanos() : 0);
    try (Waiter waiter = waiter(tenant, key)) {
      while (true) {
        T seen = look.get();
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (enough.test(seen) || !left.isPositive() || !open) {
          return seen;
        }
        if (!waiter.await(left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP)) {
          return seen;
        }
      }
    }
  }

  /// A bell that rings with `key` from now on, until it is closed.
  Waiter waiter(String tenant, String key) {
    Waiter waiter = new Waiter(tenant, key);
    waiting.compute(
        key,
        (_, others) -> {
          Set<Waiter> all = others == null ? HashSet.newHashSet(1) : others;
          all.add(waiter);
          return all;
        });
    count.incrementAndGet();
    ofTenant.merge(tenant, 1, Integer::sum);
    return waiter;
  }

  /// What one waits at. It keeps a ring until the next wait.
  final class Waiter implements AutoCloseable {

    private final String tenant;
    private final String key;
    private final Semaphore rings = new Semaphore(0);

    private Waiter(String tenant, String key) {
      this.tenant = tenant;
      this.key = key;
    }

    /// Waits until it rings, or the time is over.
    ///
    /// @return false when it is time to go: the service stops
    boolean await(Duration time) {
      boolean _ = rings(time);
      return open && !Thread.currentThread().isInterrupted();
    }

    /// Whether it rings before the time is over.
    boolean rings(Duration time) {
      try {
        boolean rang = rings.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
        rings.drainPermits();
        return rang;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    @Override
    public void close() {
      count.decrementAndGet();
      ofTenant.computeIfPresent(tenant, (_, its) -> its == 1 ? null : its - 1);
      waiting.computeIfPresent(
          key,
          (_, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
    }
  }

  void wake(String key) {
    waiting.computeIfPresent(
        key,
        (_, all) -> {
          all.forEach(waiter -> waiter.rings.release());
          return all;
        });
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
