package io.cloudcostguard.ingest.submission;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Locks the idempotency keys of submissions in flight on this instance.
@Component
final class InFlightKeys {

  private final Set<String> keys = ConcurrentHashMap.newKeySet();

  /// Holds the key of a submission until it is closed.
  ///
  /// @throws ProblemException if it is held
  Hold hold(String tenant, Submission submission) {
    if (submission.idempotencyKey() == null) {
      return () -> {};
    }
    String key = tenant + "/" + submission.idempotencyKey();
    if (!keys.add(key)) {
      throw ProblemException.of(
              ProblemType.IDEMPOTENCY_KEY_IN_USE,
              "Another request with this Idempotency-Key is being processed.",
              "Try again after the other request is answered.")
          .with("Retry-After", "1");
    }
    return () -> keys.remove(key);
  }

  /// Lets go of a key.
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }
}
