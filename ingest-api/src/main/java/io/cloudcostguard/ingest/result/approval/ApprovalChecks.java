package io.cloudcostguard.ingest.result.approval;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.result.budget.PlanBudgets.WithPlan;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Refuses approvals that are not needed, that would not do, or that are of one's own plan.
@Component
class ApprovalChecks {

  private static final String PASSES =
      "No approval is needed. A budget that was set just now takes effect in a moment.";

  private final Approvals approvals;
  private final boolean fourEyes;

  ApprovalChecks(Approvals approvals, ApprovalProperties properties) {
    this.approvals = approvals;
    fourEyes = properties.fourEyes();
  }

  /// Refuses who submitted the plan, where four eyes have to see it.
  void requireOtherThanSubmitter(Caller caller, String planId) {
    if (!fourEyes) {
      return;
    }
    String submitter = approvals.submitterOf(caller.tenant(), planId);
    if (submitter == null) {
      throw ProblemException.of(
          ProblemType.OWN_PLAN,
          "The submitter of this plan is not known, so two pairs of eyes cannot be told apart.",
          "Submit the plan again, with a key of its own.");
    }
    if (submitter.equals(caller.name())) {
      throw ProblemException.of(
          ProblemType.OWN_PLAN,
          "This plan was submitted by " + submitter + ", who may not approve it, too.",
          "Have it approved with another key, of another person.");
    }
  }

  /// @param isAsked whether a guardrail asks for an approval
  static WithPlan requireAbove(@Nullable WithPlan standing, boolean isAsked) {
    boolean isHard = standing != null && standing.isAbove() && !standing.mayBeApproved();
    if (standing == null || isHard || !(standing.mayBeApproved() || isAsked)) {
      throw nothingToApprove(standing);
    }
    return standing;
  }

  /// Refuses a ceiling that is below what the project would cost already.
  static void requireCeiling(ApprovalRequest.Checked wish, WithPlan standing, RequestJson json) {
    if (wish.upTo() != null && wish.upTo().compareTo(standing.toCover()) < 0) {
      throw json.invalid(
          "`upTo` must not be below what the project would cost with this plan: %s %s a month."
              .formatted(standing.toCover().toPlainString(), standing.currency()));
    }
  }

  private static ProblemException nothingToApprove(@Nullable WithPlan standing) {
    if (standing == null) {
      return ProblemException.of(
          ProblemType.NOTHING_TO_APPROVE,
          "The project has no budget in the estimate's currency.",
          PASSES);
    }
    String stands =
        "With this plan the project would cost %s%s %s a month; its budget is %s"
            .formatted(
                standing.isAtLeast() ? "at least " : "",
                standing.planned().toPlainString(),
                standing.currency(),
                standing.limit().toPlainString());
    return standing.isAbove()
        ? ProblemException.of(
            ProblemType.NOTHING_TO_APPROVE,
            stands + ", a hard limit.",
            "A plan above a hard limit cannot be approved. Raise the limit, or change the plan.")
        : ProblemException.of(ProblemType.NOTHING_TO_APPROVE, stands + ".", PASSES);
  }
}
