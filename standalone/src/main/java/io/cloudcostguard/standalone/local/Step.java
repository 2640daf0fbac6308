package io.cloudcostguard.standalone.local;

import java.time.Duration;

/// Told what is being started, as it happens.
@FunctionalInterface
public interface Step {

  /// Something is ready.
  ///
  /// @param what e.g. `Kafka broker on 127.0.0.1:9092`
  void ready(String what);

  /// Something is not ready yet; told several times a second.
  ///
  /// @param what e.g. `estimator-stream waits for Kafka Streams`
  /// @param since how long the start has been waiting
  default void waits(String what, Duration since) {}
}
