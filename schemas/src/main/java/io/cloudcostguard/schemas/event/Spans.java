package io.cloudcostguard.schemas.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Continues traces from hop to hop, and records each hop as a span where spans are exported.
public interface Spans {

  /// What a hop does.
  enum Kind {
    /// Answers a request.
    SERVER,
    /// Processes a record.
    CONSUMER,
    /// Sends a request.
    CLIENT
  }

  /// A hop that has begun. It ends once; a hop that never ends is not exported.
  interface Hop {

    /// What the next hop continues.
    TraceParent trace();

    /// Ends it.
    ///
    /// @param name of few values, e.g. a route's pattern
    /// @param id of the plan or the delivery; null: none
    /// @param failed whether it failed
    void end(String name, @Nullable String id, boolean failed);
  }

  /// Begins the next hop of the trace in `header`; of a new trace where it is missing or malformed.
  Hop begin(Kind kind, @Nullable String header, Instant at);

  /// Exports nothing.
  static Spans none() {
    return (_, header, _) -> {
      TraceParent next = TraceParent.continuing(header);
      return new Hop() {
        @Override
        public TraceParent trace() {
          return next;
        }

        @Override
        public void end(String name, @Nullable String id, boolean failed) {
          // Nothing is recorded.
        }
      };
    };
  }
}
