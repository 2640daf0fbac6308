package io.cloudcostguard.benchmarks.pressure;

import io.cloudcostguard.benchmarks.Connection;
import io.cloudcostguard.cli.server.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Clients with a keep-alive connection each, that send plans and read estimates at times that are
/// fixed beforehand: whether the last request was answered in time or not, the next one is due.
final class Clients implements AutoCloseable {

  private static final int WORKSPACES = 50;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final int port;
  private final byte[][] submissions = new byte[WORKSPACES][];
  private final byte[][] reads = new byte[WORKSPACES][];
  private final int readsOfTen;
  private final List<Thread> threads = new ArrayList<>();
  private volatile int active;
  private volatile long period = TimeUnit.SECONDS.toNanos(1);
  private volatile Window submitted = new Window();
  private volatile Window read = new Window();

  /// @param readsOfTen how many of ten requests read an estimate
  Clients(int port, byte[] plan, int readsOfTen) throws IOException, InterruptedException {
    this.port = port;
    this.readsOfTen = readsOfTen;
    ApiClient api = new ApiClient("http://127.0.0.1:" + port, null);
    for (int i = 0; i < WORKSPACES; i++) {
      String where = "?project=p" + i % 5 + "&workspace=w" + i;
      submissions[i] =
          Connection.request(
              "POST", "/v1/plans" + where, "Content-Type: application/json\r\n", plan);
      String id = api.submit(plan, "p" + i % 5, "w" + i);
      api.estimate(id);
      reads[i] = Connection.request("GET", "/v1/estimates/" + id, "", new byte[0]);
    }
  }

  /// Lets so many clients send so many requests a second together, from now on.
  void run(int clients, double perSecond) {
    period = Math.round(clients / perSecond * TimeUnit.SECONDS.toNanos(1));
    active = clients;
    while (threads.size() < clients) {
      int number = threads.size();
      threads.add(Thread.ofVirtual().start(() -> behave(number)));
    }
  }

  /// Begins new windows.
  ///
  /// @return what was measured since the last call: of submissions, of reads
  List<Window> cut() {
    List<Window> measured = List.of(submitted, read);
    submitted = new Window();
    read = new Window();
    return measured;
  }

  private void behave(int number) {
    while (!Thread.currentThread().isInterrupted()) {
      if (number < active) {
        connected(number);
      } else {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /// Until it is no longer one of the active clients, or its connection breaks.
  private void connected(int number) {
    long due = System.nanoTime() + ThreadLocalRandom.current().nextLong(period);
    try (Connection connection = new Connection(port)) {
      for (int i = number; number < active; i++) {
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
          LockSupport.parkNanos(wait);
          if (Thread.currentThread().isInterrupted()) {
            return;
          }
        }
        boolean reads = i % 10 < readsOfTen;
        int status = 0;
        try {
          status = connection.exchange((reads ? this.reads : submissions)[i % WORKSPACES]);
        } finally {
          (reads ? read : submitted).add(System.nanoTime() - due, status);
        }
        due += period;
      }
    } catch (IOException e) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  @Override
  public void close() {
    active = 0;
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
