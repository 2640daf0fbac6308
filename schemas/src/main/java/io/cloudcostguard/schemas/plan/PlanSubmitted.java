package io.cloudcostguard.schemas.plan;

import org.jspecify.annotations.Nullable;

/// A plan was accepted (answered 202). The value of `ccg.plans`.
///
/// @param id the submission's id, also the id of its estimate; sorts by time
/// @param digest SHA-256 of the bytes as submitted, in hex
/// @param bytes how many bytes were submitted
/// @param usage expected usage; null when none was given
/// @param source where it comes from; null when the submitter did not say
public record PlanSubmitted(
    String id,
    String tenant,
    String project,
    String workspace,
    String digest,
    long bytes,
    Plan plan,
    @Nullable Usage usage,
    @Nullable PlanSource source) {

  /// A plan that does not say where it comes from.
  public PlanSubmitted(
      String id,
      String tenant,
      String project,
      String workspace,
      String digest,
      long bytes,
      Plan plan,
      @Nullable Usage usage) {
    this(id, tenant, project, workspace, digest, bytes, plan, usage, null);
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
