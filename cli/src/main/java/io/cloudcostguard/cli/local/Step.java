package io.cloudcostguard.cli.local;

/// Told what is being started, as it happens.
@FunctionalInterface
public interface Step {

  /// Something is ready.
  ///
  /// @param what e.g. `Kafka broker on 127.0.0.1:9092`
  void ready(String what);
}
