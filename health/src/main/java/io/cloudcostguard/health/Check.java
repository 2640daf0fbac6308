package io.cloudcostguard.health;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.health.contributor.Health;

/// A health check of one dependency. It answers within a timeout even if the dependency hangs, and
/// never shows the message of an exception, which may contain internal names.
public final class Check {

  static final int PATIENCE_MILLIS = 1500;

  /// Asks.
  public interface Question {

    /// What the answer says. An exception: there was none.
    Health.Builder ask() throws Exception;
  }

  /// The answer, with the time that it took.
  ///
  /// @param impact holds where there is no answer
  public static Health of(Question question, DependencyImpact impact) {
    long start = System.nanoTime();
    FutureTask<Health.Builder> check = new FutureTask<>(question::ask);
    Thread.ofVirtual().name("ccg-health").start(check);
    try {
      Health.Builder answer = check.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      return answer.withDetail("latencyMillis", millis).build();
    } catch (ExecutionException | TimeoutException _) {
      check.cancel(true);
      return impact.health().build();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Health.unknown().build();
    }
  }

  private Check() {}
}
