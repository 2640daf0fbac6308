package io.cloudcostguard.benchmarks.chaos;

import io.cloudcostguard.cli.local.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A process that is started again whenever it ends: at once after a kill; after a second, as a
/// supervisor does it, when it ended by itself.
final class Supervised implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(10);

  private final String name;
  private final ServiceProcess process;
  private final Runnable afterEnd;
  private boolean closing;
  private boolean killed;
  private volatile int kills;
  private volatile int ends;
  private @Nullable Thread thread;

  /// @param afterEnd runs after each end, before the next start
  Supervised(String name, ServiceProcess process, Runnable afterEnd) {
    this.name = name;
    this.process = process;
    this.afterEnd = afterEnd;
  }

  Supervised start() throws IOException {
    process.start();
    thread = Thread.ofPlatform().daemon().name("supervisor-" + name).start(this::supervise);
    return this;
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
      ends++;
    }
    return was;
  }

  private synchronized void startAgain() throws IOException {
    if (!closing) {
      process.start();
    }
  }

  /// SIGKILL; waits for it to be started where it is not.
  void kill() throws InterruptedException {
    while (!killIfAlive()) {
      Thread.sleep(POLL);
    }
  }

  private synchronized boolean killIfAlive() {
    if (!process.isAlive()) {
      return false;
    }
    killed = true;
    process.kill();
    kills++;
    return true;
  }

  String name() {
    return name;
  }

  int kills() {
    return kills;
  }

  /// How often it ended by itself.
  int ends() {
    return ends;
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
