package io.cloudcostguard.schemas.budget;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// The outcome of a proposal outside of this system. The value of `ccg.settlements`; its time is
/// the record's.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "settlement")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Settlement.Applied.class, name = "applied"),
  @JsonSubTypes.Type(value = Settlement.Withdrawn.class, name = "withdrawn"),
  @JsonSubTypes.Type(value = Settlement.PullRequestEnded.class, name = "pull-request-ended"),
  @JsonSubTypes.Type(value = Settlement.Retired.class, name = "retired")
})
public sealed interface Settlement {

  String tenant();

  String project();

  String workspace();

  /// The record's key.
  default String key() {
    return LedgerEntry.Workspace.keyOf(tenant(), project(), workspace());
  }

  /// A plan was applied.
  ///
  /// @param after what the workspace costs since, or, of a plan of a part, what that changed
  /// @param part whether the plan covers a part only
  record Applied(
      String tenant, String project, String workspace, String planId, Costs after, boolean part)
      implements Settlement {}

  /// A plan will not be applied.
  record Withdrawn(String tenant, String project, String workspace, String planId)
      implements Settlement {}

  /// A pull request was merged, so that what it proposes counts, or was closed.
  ///
  /// @param at when; plans that are submitted later count again
  record PullRequestEnded(
      String tenant,
      String project,
      String workspace,
      String repository,
      int pullRequest,
      boolean merged,
      Instant at)
      implements Settlement {}

  /// The workspace is no more.
  record Retired(String tenant, String project, String workspace) implements Settlement {}
}
