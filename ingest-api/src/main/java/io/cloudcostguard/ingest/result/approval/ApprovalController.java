package io.cloudcostguard.ingest.result.approval;

import io.cloudcostguard.ingest.audit.AuditComment;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.result.approval.Approval.Withdrawal;
import io.cloudcostguard.ingest.result.budget.PlanBudgets;
import io.cloudcostguard.ingest.result.budget.PlanBudgets.WithPlan;
import io.cloudcostguard.ingest.result.decision.Decisions;
import io.cloudcostguard.ingest.result.decision.Decisions.Guarding;
import io.cloudcostguard.ingest.result.due.DueDecisions;
import io.cloudcostguard.ingest.result.estimate.Outcomes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/estimates/{id}/approval`: approves a plan above its project's budget, shows the approval,
/// and withdraws it.
@RestController
@RequestMapping("/v1/estimates/{id}/approval")
final class ApprovalController {

  private final Approvals approvals;
  private final ApprovalChecks checks;
  private final PlanBudgets budgets;
  private final Decisions decisions;
  private final Outcomes outcomes;
  private final DueDecisions due;
  private final Clock clock;

  ApprovalController(
      Approvals approvals,
      ApprovalChecks checks,
      PlanBudgets budgets,
      Decisions decisions,
      Outcomes outcomes,
      DueDecisions due,
      Clock clock) {
    this.approvals = approvals;
    this.checks = checks;
    this.budgets = budgets;
    this.decisions = decisions;
    this.outcomes = outcomes;
    this.due = due;
    this.clock = clock;
  }

  @PostMapping
  @Needs(Scope.APPROVE)
  ResponseEntity<ApprovalStatus> approve(
      Caller caller, @PathVariable String id, HttpServletRequest request) throws IOException {
    RequestJson json = new RequestJson(request, ApprovalRequest.EXAMPLE);
    ApprovalRequest.Checked wish = json.as(ApprovalRequest.class).checked(json, now());
    String tenant = caller.tenant();
    outcomes.requireEstimated(tenant, id);
    checks.requireOtherThanSubmitter(caller, id);
    WithPlan standing = budgets.with(tenant, id);
    ApprovalStatus before = status(tenant, id, standing);
    boolean stored = false;
    if (!before.isApproved()) {
      boolean isAsked = decisions.guarding(tenant, id) == Guarding.APPROVAL;
      WithPlan above = ApprovalChecks.requireAbove(standing, isAsked);
      ApprovalChecks.requireCeiling(wish, above, json);
      stored =
          approvals.add(
              tenant,
              approval(caller, id, wish, above),
              above.standing().notPriced(),
              ceilings(wish, above, budgets.all(tenant, id)));
      due.approvalChanged(tenant, id);
    }
    ApprovalStatus after = status(tenant, id, budgets.with(tenant, id));
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(stored ? 201 : 200).contentType(MediaType.APPLICATION_JSON);
    if (stored) {
      AuditComment.attach(request, wish.comment(), before.json(), after.json());
      answer.header(HttpHeaders.LOCATION, "/v1/estimates/" + id + "/approval");
    }
    return answer.body(after);
  }

  @GetMapping
  @Needs(Scope.READ)
  ResponseEntity<ApprovalStatus> status(Caller caller, @PathVariable String id) {
    outcomes.requireEstimated(caller.tenant(), id);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(status(caller.tenant(), id, budgets.with(caller.tenant(), id)));
  }

  /// Withdraws the approval that counts for the plan, also where it was given to another plan of
  /// the same pull request.
  @DeleteMapping
  @Needs(Scope.APPROVE)
  ResponseEntity<ApprovalStatus> withdraw(
      Caller caller, @PathVariable String id, HttpServletRequest request) {
    String comment = new Query(request).text("comment");
    if (comment != null && !ApprovalRequest.isComment(comment)) {
      throw Query.invalid(
          "comment", "must have 1 to 1000 characters, none of them a control character");
    }
    String tenant = caller.tenant();
    outcomes.requireEstimated(tenant, id);
    ApprovalStatus before = status(tenant, id, budgets.with(tenant, id));
    Approval given = before.approval();
    if (given != null) {
      approvals.withdraw(tenant, given.estimate(), new Withdrawal(caller.name(), comment, now()));
      due.approvalChanged(tenant, id);
    }
    ApprovalStatus after = status(tenant, id, budgets.with(tenant, id));
    AuditComment.attach(request, comment, before.json(), after.json());
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(after);
  }

  private ApprovalStatus status(String tenant, String id, @Nullable WithPlan standing) {
    Instant now = now();
    return ApprovalStatus.of(
        id,
        standing,
        standing == null ? Guarding.NOTHING : decisions.guarding(tenant, id),
        approvals.find(tenant, id, now),
        now);
  }

  /// What each budget that holds the plan may come to: as much more than now as the one that
  /// decides.
  private static @Nullable Map<String, BigDecimal> ceilings(
      ApprovalRequest.Checked wish, WithPlan decisive, List<WithPlan> holding) {
    if (wish.upTo() == null) {
      return null;
    }
    BigDecimal more = wish.upTo().subtract(decisive.toCover());
    BigDecimal usd = decisive.rule().terms().toUsd(more);
    Map<String, BigDecimal> ceilings = new TreeMap<>();
    holding.forEach(budget -> {
      BigDecimal own = budget.equals(decisive) ? more : budget.rule().terms().fromUsd(usd);
      ceilings.merge(budget.budget().id(), budget.toCover().add(own), BigDecimal::max);
    });
    return ceilings;
  }

  private Approval approval(
      Caller caller, String id, ApprovalRequest.Checked wish, WithPlan standing) {
    return new Approval(
        id,
        caller.name(),
        wish.comment(),
        standing.toCover(),
        standing.limit(),
        standing.currency(),
        now(),
        wish.upTo(),
        wish.expiresAt(),
        null);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
