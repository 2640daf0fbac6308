package io.cloudcostguard.notifier.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Hands due deliveries to virtual threads, as many as may be under way, as soon as they are due.
@Component
public final class Dispatcher implements SmartLifecycle {

  private static final int MOST_AT_ONCE = 250;
  private static final Duration GATHER = Duration.ofMillis(2);

  private final Claims claims;
  private final Courier courier;
  private final Recorder recorder;
  private final Clock clock;
  private final NotifierProperties properties;
  private final Semaphore free;
  private final ExecutorService threads;
  private final Loop loop;
  private final Timer claiming;

  private String place = Claims.START;
  private boolean more;
  private @Nullable Instant soonest;

  Dispatcher(
      Claims claims,
      Courier courier,
      Recorder recorder,
      Clock clock,
      NotifierProperties properties,
      MeterRegistry meters) {
    this.claims = claims;
    this.courier = courier;
    this.recorder = recorder;
    this.clock = clock;
    this.properties = properties;
    free = new Semaphore(properties.maxInFlight());
    threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("delivery-", 0).factory());
    claiming =
        Timer.builder("ccg.notifier.claims")
            .description("how long it takes to claim what is due")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
    loop = new Loop("dispatcher", properties.pollInterval(), GATHER, this::dispatch);
    recorder.whenKept(loop::wake);
  }

  /// Says that something may be due.
  public void wake() {
    loop.wake();
  }

  int inFlight() {
    return properties.maxInFlight() - free.availablePermits();
  }

  /// One part of the ring; at once the next, until the ring was walked and nobody was left out.
  private boolean dispatch() {
    int limit = Math.min(free.availablePermits(), MOST_AT_ONCE);
    if (limit == 0) {
      return false; // a delivery that ends wakes us
    }
    Claims.Part part = Objects.requireNonNull(claiming.record(() -> claims.claim(place, limit)));
    part.claimed().forEach(this::begin);
    place = part.next();
    more |= part.claimed().size() == limit;
    soonest = earlier(soonest, part.soonest());
    return !place.equals(Claims.START) || endOfRing();
  }

  private boolean endOfRing() {
    boolean again = more;
    if (!again && soonest != null) {
      loop.pauseAtMost(Duration.between(clock.instant(), soonest));
    }
    more = false;
    soonest = null;
    return again;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  private void begin(Delivery delivery) {
    free.acquireUninterruptibly();
    threads.execute(() -> deliver(delivery));
  }

  private void deliver(Delivery delivery) {
    try {
      recorder.add(courier.deliver(delivery));
    } finally {
      free.release();
      loop.wake();
    }
  }

  @Override
  public void start() {
    loop.start();
  }

  /// Claims nothing more, and waits for what is under way: at most until others may claim it.
  @Override
  public void stop() {
    try {
      loop.stop();
      if (free.tryAcquire(
          properties.maxInFlight(), properties.lease().toMillis(), TimeUnit.MILLISECONDS)) {
        free.release(properties.maxInFlight());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }
}
