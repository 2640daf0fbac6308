package io.cloudcostguard.schemas.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plan was accepted (answered 202). The value of `ccg.plans`.
///
/// What is said of the plan is written before the plan, so that a reader who needs only that may
/// stop there.
///
/// @param id the submission's id, also the id of its estimate; sorts by time
/// @param digest SHA-256 of the bytes as submitted, in hex
/// @param bytes how many bytes were submitted
/// @param fingerprint the same for the same plan, usage and parameters only: SHA-256 in hex; null
///   where the submitter was not this version
/// @param source null when nothing was said of it
/// @param catalogueVersion the newest complete catalogue version that the front door knew: the plan
///   is priced at it or a later one; null where it knew none
/// @param submittedOn the day of the submission, in UTC: rules with dates, as those of extended
///   support, are read as of it. Null where the submitter was not this version
/// @param dismissed the ids of the recommendations of this workspace that were dismissed when it
///   was submitted; null: none
/// @param usage expected usage; null when none was given
public record PlanSubmitted(
    String id,
    String tenant,
    String project,
    String workspace,
    String digest,
    long bytes,
    @Nullable String fingerprint,
    @Nullable PlanSource source,
    @Nullable Long catalogueVersion,
    @Nullable LocalDate submittedOn,
    @Nullable List<String> dismissed,
    Plan plan,
    @Nullable Usage usage) {

  /// How many dismissals a plan says at most.
  public static final int MOST_DISMISSED = 1_000;

  /// A plan of whose workspace no recommendation was dismissed.
  public PlanSubmitted(
      String id,
      String tenant,
      String project,
      String workspace,
      String digest,
      long bytes,
      @Nullable String fingerprint,
      @Nullable PlanSource source,
      @Nullable Long catalogueVersion,
      @Nullable LocalDate submittedOn,
      Plan plan,
      @Nullable Usage usage) {
    this(
        id,
        tenant,
        project,
        workspace,
        digest,
        bytes,
        fingerprint,
        source,
        catalogueVersion,
        submittedOn,
        null,
        plan,
        usage);
  }

  /// A plan of which it is not known when it was submitted.
  public PlanSubmitted(
      String id,
      String tenant,
      String project,
      String workspace,
      String digest,
      long bytes,
      @Nullable String fingerprint,
      @Nullable PlanSource source,
      @Nullable Long catalogueVersion,
      Plan plan,
      @Nullable Usage usage) {
    this(
        id,
        tenant,
        project,
        workspace,
        digest,
        bytes,
        fingerprint,
        source,
        catalogueVersion,
        null,
        null,
        plan,
        usage);
  }

  /// A plan of which nothing is known but itself.
  public PlanSubmitted(
      String id,
      String tenant,
      String project,
      String workspace,
      String digest,
      long bytes,
      Plan plan,
      @Nullable Usage usage) {
    this(id, tenant, project, workspace, digest, bytes, null, null, null, plan, usage);
  }

  public PlanSubmitted {
    source = PlanSource.NONE.equals(source) ? null : source;
    dismissed = dismissed == null || dismissed.isEmpty() ? null : List.copyOf(dismissed);
  }

  /// The key of this plan's records: plans of one workspace stay in order.
  public String key() {
    return tenant + "/" + project + "/" + workspace;
  }

  /// This plan's usage, empty when none was given.
  public Usage usageOrNone() {
    return usage == null ? Usage.NONE : usage;
  }
}
