package io.cloudcostguard.cli.audit;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.TopicRetention;
import io.cloudcostguard.schemas.chain.NoteKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an audit is made.
///
/// @param selection the plans to prove
/// @param threads how many partitions are read at once
/// @param scratch a folder for files that are gone afterwards: 150 bytes a plan at most
/// @param state a file that keeps what was proven, so that another run goes on from there; null:
///   begin anew and keep nothing
/// @param grace how long a plan may wait for its outcome, and a record for its checkpoint
/// @param keys whose signatures of checkpoints are trusted; none: signatures are not verified
/// @param witness a folder with copies of checkpoints that were kept elsewhere; null: none
/// @param api of the read model that is compared with the topics; null: it is not
/// @param advice whether recommendations are recomputed, which takes longer than all the rest
/// @param retention how long topics keep their records, as it is configured
public record AuditOptions(
    Selection selection,
    int threads,
    Path scratch,
    @Nullable Path state,
    Duration grace,
    List<NoteKey> keys,
    @Nullable Path witness,
    @Nullable ApiClient api,
    boolean advice,
    TopicRetention retention) {

  public AuditOptions {
    keys = List.copyOf(keys);
  }

  /// Without keys and witness.
  public AuditOptions(
      Selection selection, int threads, Path scratch, @Nullable Path state, Duration grace) {
    this(
        selection,
        threads,
        scratch,
        state,
        grace,
        List.of(),
        null,
        null,
        true,
        TopicRetention.KEEP);
  }

  /// How long a plan may wait for its outcome, unless it is said.
  public static final Duration GRACE = Duration.ofMinutes(10);

  /// Everything, with as many threads as there are processors.
  public static AuditOptions everything() {
    return everything(List.of());
  }

  /// Everything, with the signatures of checkpoints.
  ///
  /// @param keys that are trusted
  public static AuditOptions everything(List<NoteKey> keys) {
    return new AuditOptions(
        Selection.ALL,
        Runtime.getRuntime().availableProcessors(),
        Path.of(System.getProperty("java.io.tmpdir")),
        null,
        GRACE,
        keys,
        null,
        null,
        true,
        TopicRetention.KEEP);
  }

  /// The same with less or more grace.
  public AuditOptions within(Duration otherGrace) {
    return new AuditOptions(
        selection, threads, scratch, state, otherGrace, keys, witness, api, advice, retention);
  }

  /// The same with a comparison of the read model.
  public AuditOptions comparing(ApiClient other) {
    return new AuditOptions(
        selection, threads, scratch, state, grace, keys, witness, other, advice, retention);
  }

  /// The same where topics keep their records for a time.
  public AuditOptions keeping(TopicRetention other) {
    return new AuditOptions(
        selection, threads, scratch, state, grace, keys, witness, api, advice, other);
  }

  /// The same without recommendations.
  AuditOptions withoutAdvice() {
    return new AuditOptions(
        selection, threads, scratch, state, grace, keys, witness, api, false, retention);
  }
}
