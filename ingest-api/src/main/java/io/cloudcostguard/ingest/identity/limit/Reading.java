package io.cloudcostguard.ingest.identity.limit;

import io.cloudcostguard.estimation.plan.Holding;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The reading of one body. It holds a turn while it computes and none while it waits. It ends at
/// its limit of CPU time, when the service stops and it is not nearly done, or when the client
/// disconnects while its body is read. A later disconnect is not noticed, so the limit bounds that
/// work. For one thread.
public final class Reading {

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  /// Between two looks at the clock.
  private static final long STEPS = 1000;

  private static final long TURN = TimeUnit.MILLISECONDS.toNanos(20);

  /// For a turn, before the client is told to come back.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// For bytes, all pauses together, while others wait for a thread.
  private static final long SLOWEST = TimeUnit.SECONDS.toNanos(5);

  /// Of work, for one that is to be finished although the service stops.
  private static final long LAST_WORK = TimeUnit.MILLISECONDS.toNanos(200);

  private final Readings all;
  private final byte[] beginning;
  private final @Nullable InputStream rest;
  private volatile boolean ended;
  private boolean hasTurn;
  private long turnBegan;
  private long workBegan;
  private long stepsLeft;
  private long waited;

  /// @param rest of the body; null: there is none
  Reading(Readings all, byte[] beginning, @Nullable InputStream rest) {
    this.all = all;
    this.beginning = beginning;
    this.rest = rest;
  }

  /// The caller has given up.
  void end() {
    ended = true;
  }

  <T> T run(Readings.Reader<T> reader) throws IOException {
    workBegan = work();
    takeTurn();
    try {
      return reader.read(new Body(), this);
    } finally {
      giveTurn();
    }
  }

  /// Lends memory, and tells this of the work.
  public Holding within(PlanMemory.Lease lease) {
    return new Holding() {
      @Override
      public void hold(long bytes) {
        work(1);
        lease.hold(bytes);
      }

      @Override
      public void work(long steps) {
        Reading.this.work(steps);
      }
    };
  }

  private void work(long steps) {
    stepsLeft -= steps;
    if (stepsLeft <= 0) {
      stepsLeft = STEPS;
      check();
    }
  }

  private void check() {
    long worked = work() - workBegan;
    if (worked > all.deadline().toNanos()) {
      throw all.tooCostly();
    }
    if (ended || (all.isStopping() && worked > LAST_WORK)) {
      throw all.stopped();
    }
    if (System.nanoTime() - turnBegan > TURN && all.turns().hasQueuedThreads()) {
      giveTurn();
      takeTurn();
    }
  }

  /// Of this thread, not of the clock: it is no fault of the plan that the machine is busy.
  private static long work() {
    return CPU.isCurrentThreadCpuTimeSupported()
        ? CPU.getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  private void takeTurn() {
    try {
      hasTurn = all.turns().tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw all.stopped();
    }
    if (!hasTurn) {
      throw all.busy();
    }
    turnBegan = System.nanoTime();
  }

  private void giveTurn() {
    if (hasTurn) {
      hasTurn = false;
      all.turns().release();
    }
  }

  private int awaitBytes(InputStream bytes, byte[] into, int offset, int count) throws IOException {
    giveTurn();
    long began = System.nanoTime();
    try {
      return bytes.read(into, offset, count);
    } finally {
      waited += System.nanoTime() - began;
      takeTurn();
    }
  }

  /// The body as it arrives.
  private final class Body extends InputStream {

    private int at;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      check();
      if (at < beginning.length) {
        int some = Math.min(count, beginning.length - at);
        System.arraycopy(beginning, at, into, offset, some);
        at += some;
        return some;
      }
      if (rest == null) {
        return -1;
      }
      if (waited > SLOWEST && all.isShort()) {
        throw all.tooSlow();
      }
      return awaitBytes(rest, into, offset, count);
    }

    @Override
    public int available() throws IOException {
      return at < beginning.length || rest == null ? beginning.length - at : rest.available();
    }
  }
}
