package io.cloudcostguard.standalone.local;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A part of the stack that starts on a thread of its own, and can be stopped at any moment, also
/// while it starts.
///
/// @param <T> what it is once it runs
final class Part<T extends AutoCloseable> implements AutoCloseable {

  private final String name;
  private final Duration patience;
  private final CompletableFuture<T> running = new CompletableFuture<>();
  private final Thread starting;

  private Part(String name, Duration patience, Callable<T> start) {
    this.name = name;
    this.patience = patience;
    starting =
        Thread.ofPlatform()
            .daemon()
            .name("start-" + name)
            .unstarted(() -> {
              try {
                running.complete(start.call());
              } catch (Exception | LinkageError e) {
                running.completeExceptionally(e);
              }
            });
  }

  /// Begins to start it.
  ///
  /// @param patience with its stop; then it is left alone
  static <T extends AutoCloseable> Part<T> begin(
      String name, Duration patience, Callable<T> start) {
    Part<T> part = new Part<>(name, patience, start);
    part.starting.start();
    return part;
  }

  boolean isStarting() {
    return !running.isDone();
  }

  /// What runs; call it once it is no longer starting.
  T get() {
    try {
      return running.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(name + " does not start: " + cause.getMessage(), cause);
    }
  }

  /// Has whatever is starting it give up at once, where that is safe.
  void interrupt() {
    starting.interrupt();
  }

  @Override
  public void close() throws IOException {
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("stop-" + name)
        .start(() -> {
          try {
            stop();
            stopped.complete(null);
          } catch (Exception | LinkageError e) {
            stopped.completeExceptionally(e);
          }
        });
    try {
      stopped.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw new IOException(name + " did not stop in " + patience.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new IOException(name + " did not stop: " + e.getCause(), e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() throws Exception {
    T part;
    try {
      part = running.join();
    } catch (CompletionException _) {
      return; // It never ran.
    }
    part.close();
  }
}
