package io.cloudcostguard.schemas.decision;

import io.cloudcostguard.schemas.plan.PlanSource;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Event: whether a plan may be applied was decided, or changed. The value of `ccg.decisions`.
///
/// @param before what was decided last of the same workspace and pull request, of this plan or of
///   one before it; null: nothing
/// @param reasons one or two sentences each, the gravest first
/// @param limits each with its cost and what is left, a line each, as of this decision; null: none
///   was compared
/// @param next what a person does now; null: an older version did not say
/// @param approvedBy who let the plan pass; null: it was not approved
/// @param submittedAt when the plan was submitted
/// @param number counts the decisions about the plan, from 1: a greater one replaces a smaller one
/// @param source null: nothing was said of it
public record PlanDecided(
    String planId,
    String tenant,
    String project,
    String workspace,
    State state,
    @Nullable State before,
    List<String> reasons,
    @Nullable List<String> limits,
    @Nullable String next,
    @Nullable String approvedBy,
    Instant submittedAt,
    int number,
    @Nullable PlanSource source) {

  /// So many reasons are told.
  public static final int MOST_REASONS = 5;

  /// The length of a reason.
  public static final int LONGEST_REASON = 500;

  public PlanDecided {
    reasons = reasons == null ? List.of() : List.copyOf(reasons);
    limits = limits == null || limits.isEmpty() ? null : List.copyOf(limits);
  }

  /// Whether a plan may be applied.
  public enum State {
    /// The plan has no outcome yet.
    PENDING,
    /// It may be applied.
    PASS,
    /// It may be applied, with a warning.
    WARN,
    /// Prices are missing, or the plan covers a part only: a limit may be broken.
    INCOMPLETE,
    /// It may be applied when it is approved.
    SOFT_BLOCK,
    /// It may not be applied.
    HARD_BLOCK,
    /// The plan was rejected or cancelled.
    NOT_ESTIMATED
  }

  /// The limits that were compared.
  public List<String> limitsOrNone() {
    return limits == null ? List.of() : limits;
  }

  /// Whether the plan needs an approval that no plan before it in its pull request needed.
  public boolean beginsToWait() {
    return state == State.SOFT_BLOCK && before != State.SOFT_BLOCK;
  }
}
