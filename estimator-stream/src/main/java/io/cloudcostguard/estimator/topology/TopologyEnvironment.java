package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.event.DeadLetter;
import io.cloudcostguard.schemas.event.Spans;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Consumer;

/// Holds the settings and callbacks that the topology is built with.
///
/// @param patience how long a plan waits for a catalogue version that was complete when it was
///   submitted; far below the time after which Kafka thinks that its reader is dead
/// @param spans records the hops of plans
/// @param aside takes the dead letters of global tables, which have no way to a topic of their own
public record TopologyEnvironment(
    Duration patience,
    Attempts attempts,
    Consumer<DeadLetter> aside,
    MeterRegistry metrics,
    Spans spans) {

  /// The same without spans.
  public TopologyEnvironment(
      Duration patience, Attempts attempts, Consumer<DeadLetter> aside, MeterRegistry metrics) {
    this(patience, attempts, aside, metrics, Spans.none());
  }
}
