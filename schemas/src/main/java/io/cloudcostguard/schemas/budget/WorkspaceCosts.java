package io.cloudcostguard.schemas.budget;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a workspace costs, and what is proposed to change of it.
///
/// @param settled the monthly cost of what is applied, as the newest plan found it or an applied
///   plan left it; null: no plan of the whole workspace was seen
/// @param settledBy the newest plan that was reported as applied; null: none was
/// @param proposals the newest last
/// @param closed what was closed, the newest last: what comes late of it changes nothing
public record WorkspaceCosts(
    @Nullable Costs settled,
    @Nullable String settledBy,
    List<Proposal> proposals,
    List<Closed> closed) {

  /// A workspace of which nothing was planned.
  public static final WorkspaceCosts NONE = new WorkspaceCosts(null, null, List.of(), List.of());

  public WorkspaceCosts {
    proposals = proposals == null ? List.of() : List.copyOf(proposals);
    closed = closed == null ? List.of() : List.copyOf(closed);
  }

  /// A plan that was withdrawn, or all plans of a pull request until it was closed.
  ///
  /// @param what the plan's id, or the proposal's key
  /// @param at when, in milliseconds
  public record Closed(String what, long at) {}
}
