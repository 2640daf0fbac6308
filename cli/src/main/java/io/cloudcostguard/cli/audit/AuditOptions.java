package io.cloudcostguard.cli.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How an audit is made.
///
/// @param selection the plans to prove
/// @param threads how many partitions are read at once
/// @param scratch a folder for files that are gone afterwards: 64 bytes a plan at most
/// @param state a file that keeps what was proven, so that another run goes on from there; null:
///   begin anew and keep nothing
/// @param grace how long a plan may wait for its outcome
public record AuditOptions(
    Selection selection, int threads, Path scratch, @Nullable Path state, Duration grace) {

  /// How long a plan may wait for its outcome, unless it is said.
  public static final Duration GRACE = Duration.ofMinutes(10);

  /// Everything, with as many threads as there are processors.
  public static AuditOptions everything() {
    return new AuditOptions(
        Selection.ALL,
        Runtime.getRuntime().availableProcessors(),
        Path.of(System.getProperty("java.io.tmpdir")),
        null,
        GRACE);
  }
}
