package io.cloudcostguard.benchmarks.parts;

import io.cloudcostguard.standalone.local.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A process that is started again whenever it ends: at once after a kill; after a second, as a
/// supervisor does it, when it ended by itself.
public final class Supervised implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(10);

  /// How long it may take to end when it is asked to; after that it is killed.
  private static final Duration LONGEST_END = Duration.ofSeconds(60);

  private final String name;
  private final ServiceProcess process;
  private final Path log;
  private final Runnable afterEnd;
  private final List<End> ends = new CopyOnWriteArrayList<>();
  private long logBefore;
  private boolean closing;
  private boolean killed;
  private final AtomicInteger kills = new AtomicInteger();
  private volatile Duration longestEnd = Duration.ZERO;
  private @Nullable Thread thread;

  /// @param afterEnd runs after each end, before the next start
  Supervised(String name, ServiceProcess process, Path log, Runnable afterEnd) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.afterEnd = afterEnd;
  }

  Supervised start() throws IOException {
    startProcess();
    thread = Thread.ofPlatform().daemon().name("supervisor-" + name).start(this::supervise);
    return this;
  }

  private void startProcess() throws IOException {
    logBefore = Files.exists(log) ? Files.size(log) : 0;
    process.start();
  }

  private void supervise() {
    try {
      process.await();
      while (!isClosing()) {
        afterEnd.run();
        if (!wasKilled()) {
          Thread.sleep(PAUSE);
        }
        startAgain();
        process.await();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized boolean isClosing() {
    return closing;
  }

  private synchronized boolean wasKilled() {
    boolean was = killed;
    killed = false;
    if (!was) {
      ends.add(End.of(name, process.exitCode(), log, logBefore));
    }
    return was;
  }

  private synchronized void startAgain() throws IOException {
    if (!closing) {
      startProcess();
    }
  }

  /// SIGKILL; waits for it to be started where it is not.
  public void kill() throws InterruptedException {
    long pid = expectEnd();
    Signals.send(Signals.KILL, pid);
    awaitEnd(pid);
    kills.incrementAndGet();
  }

  /// SIGTERM; it is started again once it has ended.
  public void restart() throws InterruptedException {
    end(expectEnd());
  }

  /// SIGSTOP for a while. It may be killed meanwhile.
  public void freeze(Duration time) throws InterruptedException {
    long pid = pidOnceAlive();
    Signals.send(Signals.FREEZE, pid);
    try {
      Thread.sleep(time);
    } finally {
      Signals.send(Signals.THAW, pid);
    }
  }

  /// SIGTERM; it is not started again.
  public void retire() throws InterruptedException {
    long pid;
    synchronized (this) {
      closing = true;
      pid = process.pid();
    }
    end(pid);
  }

  private long expectEnd() throws InterruptedException {
    while (true) {
      synchronized (this) {
        if (process.isAlive()) {
          killed = true;
          return process.pid();
        }
      }
      Thread.sleep(POLL);
    }
  }

  private synchronized boolean isAlive() {
    return process.isAlive();
  }

  private long pidOnceAlive() throws InterruptedException {
    while (!isAlive()) {
      Thread.sleep(POLL);
    }
    return process.pid();
  }

  private void end(long pid) throws InterruptedException {
    long start = System.nanoTime();
    Signals.send(Signals.END, pid);
    if (!awaitEnd(pid)) {
      Signals.send(Signals.KILL, pid);
      awaitEnd(pid);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    longestEnd = took.compareTo(longestEnd) > 0 ? took : longestEnd;
  }

  private static boolean awaitEnd(long pid) throws InterruptedException {
    ProcessHandle handle = ProcessHandle.of(pid).orElse(null);
    if (handle == null) {
      return true;
    }
    try {
      handle.onExit().get(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("This process cannot wait for process " + pid, e);
    }
  }

  public String name() {
    return name;
  }

  public int kills() {
    return kills.get();
  }

  /// Each time that it ended by itself.
  public List<End> ends() {
    return List.copyOf(ends);
  }

  /// The longest that it took to end when it was asked to; zero when it was not asked.
  public Duration longestEnd() {
    return longestEnd;
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      process.close();
    }
    if (thread != null) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
