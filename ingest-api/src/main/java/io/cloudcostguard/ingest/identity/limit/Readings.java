package io.cloudcostguard.ingest.identity.limit;

import io.cloudcostguard.ingest.IngestProperties;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Reads request bodies (plans, usage files, forms) on a separate, bounded thread pool, up to a
/// limit of CPU time.
///
/// A request runs on a virtual thread. While that computes it holds one of the few carriers on
/// which all the others run, so that as many costly plans as there are cores would stop every
/// answer, of liveness too. Therefore reading is done by platform threads, and the virtual thread
/// only waits. Of those threads no more compute at once than there are cores, in turns of some
/// milliseconds, so that a plan that costs little is not behind those that cost much. A thread that
/// waits for the bytes of a slow client has no turn, and before a thread is taken at all, the
/// beginning of the body must have arrived: most plans are there as a whole then, and of a client
/// that sends nothing no thread knows.
@Component
public final class Readings implements SmartLifecycle, DisposableBean {

  /// So many bytes are there, or all, before a thread is taken.
  private static final int BEGINNING = 64 * 1024;

  private static final int THREADS = 64;
  private static final int WAITING = 256;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final PlanMemory memory;
  private final MeterRegistry metrics;
  private final Duration deadline;
  private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
  private final ThreadPoolExecutor threads;
  private volatile boolean stopping;

  Readings(IngestProperties properties, PlanMemory memory, MeterRegistry metrics) {
    this.memory = memory;
    this.metrics = metrics;
    deadline = properties.readDeadline();
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("ccg-reading-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
    metrics.gauge("ccg.readings", threads, ThreadPoolExecutor::getActiveCount);
    metrics.gauge("ccg.readings.waiting", threads.getQueue(), Collection::size);
  }

  /// What reads a body.
  public interface Reader<T> {

    /// Reads all that it needs of it.
    ///
    /// @param reading is told of the work, see [Reading#within]
    T read(InputStream bytes, Reading reading) throws IOException;
  }

  /// Has a body read, and waits for what comes of it.
  ///
  /// @param sent only read, and not after this has returned
  /// @throws ProblemException if too much is being read, it takes too long, or the service stops
  public <T> T read(InputStream sent, Reader<T> reader) throws IOException {
    try (PlanMemory.Lease lease = memory.lease()) {
      lease.holdOnce(BEGINNING);
      byte[] beginning = sent.readNBytes(BEGINNING);
      Reading reading = new Reading(this, beginning, beginning.length < BEGINNING ? null : sent);
      return result(start(reading, reader), reading);
    }
  }

  private <T> Future<T> start(Reading reading, Reader<T> reader) {
    try {
      return threads.submit(() -> reading.run(reader));
    } catch (RejectedExecutionException _) {
      throw stopping ? stopped() : busy();
    }
  }

  /// The thread that waits here owns the stream, and so leaves only when it is read no longer.
  private static <T> T result(Future<T> result, Reading reading) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return result.get();
        } catch (InterruptedException _) {
          interrupted = true;
          reading.end();
        }
      }
    } catch (ExecutionException e) {
      throw rethrown(Objects.requireNonNull(e.getCause()));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static IOException rethrown(Throwable failure) {
    return switch (failure) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case IOException e -> e;
      default -> throw new IllegalStateException(failure);
    };
  }

  Semaphore turns() {
    return turns;
  }

  Duration deadline() {
    return deadline;
  }

  /// Whether others wait for a thread.
  boolean isShort() {
    return !threads.getQueue().isEmpty();
  }

  boolean isStopping() {
    return stopping;
  }

  ProblemException busy() {
    metrics.counter("ccg.readings.refused", "reason", "busy").increment();
    return ProblemException.unavailable(
        ProblemType.OVERLOADED,
        "The plan was not accepted: too many other plans are being read.",
        null);
  }

  ProblemException stopped() {
    metrics.counter("ccg.readings.refused", "reason", "stopping").increment();
    return ProblemException.unavailable(
        ProblemType.STOPPING, "The plan was not accepted: the service is stopping.", null);
  }

  ProblemException tooCostly() {
    metrics.counter("ccg.readings.refused", "reason", "deadline").increment();
    return ProblemException.of(
        ProblemType.TOO_COSTLY,
        "Reading the body exceeded the limit of %s s of CPU time. The plan was not accepted."
            .formatted(deadline.toMillis() / 1000.0),
        "Split the configuration into several workspaces, or raise ccg.ingest.read-deadline.");
  }

  ProblemException tooSlow() {
    metrics.counter("ccg.readings.refused", "reason", "slow").increment();
    return ProblemException.of(
            ProblemType.BODY_TOO_SLOW,
            "The body arrived too slowly while other requests waited.",
            "Send the request again; gzip the plan and send Content-Encoding: gzip.")
        .with("Connection", "close");
  }

  @Override
  public void start() {
    stopping = false;
  }

  /// Comes before the server waits for its requests: those that cost much end, those that cost
  /// little are finished.
  @Override
  public void stop() {
    stopping = true;
  }

  @Override
  public boolean isRunning() {
    return !stopping;
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
