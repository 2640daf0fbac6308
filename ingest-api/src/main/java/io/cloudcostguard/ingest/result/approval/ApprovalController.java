package io.cloudcostguard.ingest.result.approval;

import io.cloudcostguard.ingest.audit.AuditComment;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.result.budget.ProjectBudget;
import io.cloudcostguard.ingest.result.budget.ProjectBudget.WithPlan;
import io.cloudcostguard.ingest.result.estimate.Outcomes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/estimates/{id}/approval`: approves a plan above its project's budget, and shows the
/// approval.
@RestController
@RequestMapping("/v1/estimates/{id}/approval")
final class ApprovalController {

  private static final String EXAMPLE = "{\"comment\":\"Agreed with finance for the launch.\"}";
  private static final int LONGEST = 1000;
  private static final String PASSES =
      "No approval is needed. A budget that was set just now takes effect in a moment.";

  private final Approvals approvals;
  private final ProjectBudget budgets;
  private final Outcomes outcomes;
  private final Clock clock;

  ApprovalController(Approvals approvals, ProjectBudget budgets, Outcomes outcomes, Clock clock) {
    this.approvals = approvals;
    this.budgets = budgets;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /// What an approver says.
  record Wish(@Nullable String comment) {

    String checked(RequestJson json) {
      if (comment == null
          || comment.isBlank()
          || comment.length() > LONGEST
          || comment.codePoints().anyMatch(Character::isISOControl)) {
        throw json.invalid(
            "`comment` must give the reason, in 1 to 1000 characters without control characters.");
      }
      return comment.strip();
    }
  }

  @PostMapping
  @Needs(Scope.APPROVE)
  ResponseEntity<ApprovalStatus> approve(
      Caller caller, @PathVariable String id, HttpServletRequest request) throws IOException {
    RequestJson json = new RequestJson(request, EXAMPLE);
    String comment = json.as(Wish.class).checked(json);
    String tenant = caller.tenant();
    outcomes.requireEstimated(tenant, id);
    WithPlan standing = budgets.with(tenant, id);
    boolean first = false;
    if (approvals.find(tenant, id) == null) {
      first = approvals.add(tenant, id, approval(caller, comment, standing));
    }
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(first ? 201 : 200).contentType(MediaType.APPLICATION_JSON);
    if (first) {
      AuditComment.attach(request, comment);
      answer.header(HttpHeaders.LOCATION, "/v1/estimates/" + id + "/approval");
    }
    return answer.body(ApprovalStatus.of(id, standing, approvals.find(tenant, id)));
  }

  private Approval approval(Caller caller, String comment, @Nullable WithPlan standing) {
    if (standing == null || !standing.mayBeApproved()) {
      throw nothingToApprove(standing);
    }
    return new Approval(
        caller.name(),
        comment,
        standing.planned(),
        standing.limit(),
        standing.currency(),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
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
            "Nobody can approve a plan above a hard limit. Raise the limit, or change the plan.")
        : ProblemException.of(ProblemType.NOTHING_TO_APPROVE, stands + ".", PASSES);
  }

  @GetMapping
  @Needs(Scope.READ)
  ResponseEntity<ApprovalStatus> status(Caller caller, @PathVariable String id) {
    outcomes.requireEstimated(caller.tenant(), id);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            ApprovalStatus.of(
                id, budgets.with(caller.tenant(), id), approvals.find(caller.tenant(), id)));
  }
}
