package io.cloudcostguard.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks names up with a timeout. The system call cannot be interrupted, and would pin the carrier
/// of a virtual thread.
public final class BoundedLookup implements NameLookup, AutoCloseable {

  private final Duration timeout;
  private final ThreadPoolExecutor threads;

  /// @param maxThreads the limit of concurrent look-ups
  public BoundedLookup(Duration timeout, int maxThreads) {
    this.timeout = timeout;
    threads =
        new ThreadPoolExecutor(
            0,
            maxThreads,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("name-lookup-", 0).factory());
  }

  @Override
  public InetAddress[] lookUp(String host) throws UnknownHostException {
    try {
      Future<InetAddress[]> answer = threads.submit(() -> InetAddress.getAllByName(host));
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      throw unknown(host, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(host, e);
    }
  }

  private static UnknownHostException unknown(String host, Exception cause) {
    UnknownHostException unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
