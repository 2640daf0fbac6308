package io.cloudcostguard.notifier.claim;

import io.cloudcostguard.notifier.Loop;
import io.cloudcostguard.notifier.NotifierProperties;
import io.cloudcostguard.notifier.record.ResultRecorder;
import io.cloudcostguard.notifier.send.ClaimedDelivery;
import io.cloudcostguard.notifier.send.DeliveryAttempter;
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

/// Runs the attempts of due deliveries on virtual threads, up to the limit of requests in flight.
@Component
public final class Dispatcher implements SmartLifecycle {

  private static final int BATCH = 250;
  private static final Duration GATHER = Duration.ofMillis(2);

  private final Claims claims;
  private final DeliveryAttempter attempter;
  private final ResultRecorder recorder;
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
      DeliveryAttempter attempter,
      ResultRecorder recorder,
      Clock clock,
      NotifierProperties properties,
      MeterRegistry meters) {
    this.claims = claims;
    this.attempter = attempter;
    this.recorder = recorder;
    this.clock = clock;
    this.properties = properties;
    free = new Semaphore(properties.maxInFlight());
    threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("delivery-", 0).factory());
    claiming =
        Timer.builder("ccg.notifier.claims")
            .description("how long it takes to claim due deliveries")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
    loop = new Loop("dispatcher", properties.pollInterval(), GATHER, this::dispatch);
    recorder.afterRecording(loop::wake);
  }

  /// Claims now instead of at the next poll, as a delivery may be due.
  public void wake() {
    loop.wake();
  }

  int inFlight() {
    return properties.maxInFlight() - free.availablePermits();
  }

  /// Dispatches one page of the ring. Goes on at once until a whole walk claimed less than the
  /// limit.
  private boolean dispatch() {
    int limit = Math.min(free.availablePermits(), BATCH);
    if (limit == 0) {
      return false; // the end of an attempt wakes the loop
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

  private void begin(ClaimedDelivery delivery) {
    free.acquireUninterruptibly();
    threads.execute(() -> deliver(delivery));
  }

  private void deliver(ClaimedDelivery delivery) {
    try {
      recorder.add(attempter.attempt(delivery));
    } finally {
      free.release();
      loop.wake();
    }
  }

  @Override
  public void start() {
    loop.start();
  }

  /// Stops claiming, and waits for the attempts in flight: at most until their leases expire.
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
