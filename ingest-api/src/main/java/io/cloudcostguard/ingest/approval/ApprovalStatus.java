package io.cloudcostguard.ingest.approval;

import io.cloudcostguard.ingest.budget.ProjectBudget.Standing;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a plan may pass its project's budget, and who says so.
///
/// @param budget where the project stands now with this plan; null: it has no budget in the
///   estimate's currency
/// @param approval null: there is none
record ApprovalStatus(
    String estimate, String status, @Nullable Budget budget, @Nullable Approval approval) {

  /// The project's planned cost and its limit.
  record Budget(BigDecimal planned, BigDecimal monthlyLimit, String currency) {}

  private enum Word {
    /// Within the budget, or there is none.
    WITHIN_BUDGET,
    /// Above it, and the budget does not ask for an approval; it may be given all the same.
    ABOVE_BUDGET,
    /// Above it, and the budget asks for an approval.
    REQUIRED,
    APPROVED;

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static ApprovalStatus of(
      String estimate, @Nullable Standing standing, @Nullable Approval approval) {
    return new ApprovalStatus(
        estimate,
        word(standing, approval).text(),
        standing == null
            ? null
            : new Budget(standing.planned(), standing.limit(), standing.currency()),
        approval);
  }

  private static Word word(@Nullable Standing standing, @Nullable Approval approval) {
    if (approval != null) {
      return Word.APPROVED;
    }
    if (standing == null || !standing.isAbove()) {
      return Word.WITHIN_BUDGET;
    }
    return standing.requiresApproval() ? Word.REQUIRED : Word.ABOVE_BUDGET;
  }
}
