package io.cloudcostguard.benchmarks.pressure;

import io.cloudcostguard.benchmarks.Connection;
import io.cloudcostguard.cli.server.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final AtomicInteger stage = new AtomicInteger();
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
    stage.incrementAndGet();
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
    Schedule schedule = new Schedule(number);
    while (!Thread.currentThread().isInterrupted()) {
      if (number < active) {
        connected(schedule);
      } else {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /// When the requests of one client are due. A change of the rate begins anew: what is overdue by
  /// then is left out.
  private final class Schedule {
    private final int number;
    private int request;
    private int ofStage = -1;
    private long due;

    Schedule(int number) {
      this.number = number;
      request = number;
    }

    /// Waits until the next request is due; false: it is not to be sent any more.
    boolean awaitNext() {
      while (number < active && !Thread.currentThread().isInterrupted()) {
        if (ofStage != stage.get()) {
          ofStage = stage.get();
          due = System.nanoTime() + ThreadLocalRandom.current().nextLong(period);
        }
        long wait = due - System.nanoTime();
        if (wait <= 0) {
          return true;
        }
        LockSupport.parkNanos(Math.min(wait, PAUSE.toNanos()));
      }
      return false;
    }
  }

  /// Until it is no longer one of the active clients, or the server may close the connection: after
  /// a refusal.
  private void connected(Schedule schedule) {
    try (Connection connection = new Connection(port)) {
      int status = 200;
      while (status < 300 && schedule.awaitNext()) {
        long due = schedule.due;
        schedule.due += period;
        int request = schedule.request++;
        boolean reads = request % 10 < readsOfTen;
        status = 0;
        try {
          status = connection.exchange((reads ? this.reads : submissions)[request % WORKSPACES]);
        } finally {
          (reads ? read : submitted).add(System.nanoTime() - due, status);
        }
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
