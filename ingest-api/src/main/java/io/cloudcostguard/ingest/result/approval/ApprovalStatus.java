package io.cloudcostguard.ingest.result.approval;

import io.cloudcostguard.ingest.result.budget.PlanBudgets.WithPlan;
import io.cloudcostguard.ingest.result.decision.Decisions.Guarding;
import io.cloudcostguard.schemas.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The approval status of a plan: whether it is above its project's budget, and who approved it.
///
/// @param budget where the project stands now with this plan; null: it has no budget in the
///   estimate's currency
/// @param approval the plan's own, also where it is withdrawn or expired, or that of its pull
///   request; null: there is none
record ApprovalStatus(
    String estimate, String status, @Nullable Budget budget, @Nullable Approval approval) {

  /// The project's planned cost and its limit.
  ///
  /// @param notPriced how many resources are not in `planned`; null: none
  /// @param atLeast of how many workspaces the newest plan covers a part only; null: of none
  record Budget(
      BigDecimal planned,
      BigDecimal monthlyLimit,
      String currency,
      @Nullable Integer notPriced,
      @Nullable Integer atLeast) {

    static Budget of(WithPlan standing) {
      return new Budget(
          standing.planned(),
          standing.limit(),
          standing.currency(),
          orNull(standing.standing().notPriced()),
          orNull(standing.standing().atLeast()));
    }

    private static @Nullable Integer orNull(int count) {
      return count == 0 ? null : count;
    }
  }

  boolean isApproved() {
    return status.equals(Word.APPROVED.text());
  }

  /// For the audit.
  String json() {
    return Json.MAPPER.writeValueAsString(this);
  }

  private enum Word {
    /// Within the budget and its guardrails, or there is none.
    WITHIN_BUDGET,
    /// Above it, and the budget does not ask for an approval; it may be given all the same.
    ABOVE_BUDGET,
    /// Above it, and the budget asks for an approval; or a guardrail does.
    REQUIRED,
    /// Above it, without the possibility of an approval.
    BLOCKED,
    APPROVED;

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static ApprovalStatus of(
      String estimate,
      @Nullable WithPlan standing,
      Guarding guardrails,
      @Nullable Approval approval,
      Instant now) {
    return new ApprovalStatus(
        estimate,
        word(estimate, standing, guardrails, approval, now).text(),
        standing == null ? null : Budget.of(standing),
        approval);
  }

  private static Word word(
      String estimate,
      @Nullable WithPlan standing,
      Guarding guardrails,
      @Nullable Approval approval,
      Instant now) {
    if (standing != null && standing.isAbove() && !standing.mayBeApproved()) {
      return Word.BLOCKED;
    }
    boolean own =
        approval != null && approval.estimate().equals(estimate) && approval.isWithoutCeiling(now);
    if (guardrails == Guarding.APPROVAL) {
      return Word.REQUIRED;
    }
    if (own || guardrails == Guarding.APPROVED || (standing != null && standing.isApproved())) {
      return Word.APPROVED;
    }
    if (standing == null || !standing.isAbove()) {
      return Word.WITHIN_BUDGET;
    }
    return standing.requiresApproval() ? Word.REQUIRED : Word.ABOVE_BUDGET;
  }
}
