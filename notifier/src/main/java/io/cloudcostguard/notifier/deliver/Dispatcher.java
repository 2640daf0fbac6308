package io.cloudcostguard.notifier.deliver;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Hands due deliveries to virtual threads, as many as may be under way, as soon as they are due.
@Component
public final class Dispatcher implements SmartLifecycle {

  private final Deliveries deliveries;
  private final Courier courier;
  private final int maxInFlight;
  private final Semaphore free;
  private final ExecutorService threads;
  private final Loop loop;

  Dispatcher(Deliveries deliveries, Courier courier, NotifierProperties properties) {
    this.deliveries = deliveries;
    this.courier = courier;
    maxInFlight = properties.maxInFlight();
    free = new Semaphore(maxInFlight);
    threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("delivery-", 0).factory());
    loop = new Loop("dispatcher", properties.pollInterval(), this::dispatch);
  }

  /// Says that something may be due.
  public void wake() {
    loop.wake();
  }

  int inFlight() {
    return maxInFlight - free.availablePermits();
  }

  private boolean dispatch() {
    int slots = free.availablePermits();
    if (slots == 0) {
      return false; // a delivery that ends wakes us
    }
    List<Delivery> claimed = deliveries.claim(slots);
    for (Delivery delivery : claimed) {
      free.acquireUninterruptibly();
      threads.execute(() -> deliver(delivery));
    }
    return !claimed.isEmpty();
  }

  private void deliver(Delivery delivery) {
    try {
      courier.deliver(delivery);
    } finally {
      free.release();
      loop.wake();
    }
  }

  @Override
  public void start() {
    loop.start();
  }

  /// Claims nothing more, and waits for what is under way: at most the deadline of a request.
  @Override
  public void stop() {
    try {
      loop.stop();
      free.acquire(maxInFlight);
      free.release(maxInFlight);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }
}
