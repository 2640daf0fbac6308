package io.cloudcostguard.ingest.result.decision;

import io.cloudcostguard.estimation.decision.Decision;
import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.estimation.decision.Ruling;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.result.estimate.Outcomes;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// `GET /v1/estimates/{id}/decision`: says whether a plan may pass now, and why.
@RestController
final class DecisionController {

  private final Decisions decisions;
  private final Outcomes outcomes;

  DecisionController(Decisions decisions, Outcomes outcomes) {
    this.decisions = decisions;
    this.outcomes = outcomes;
  }

  /// The answer. It may be another later: budgets, approvals and other workspaces change.
  record DecisionAnswer(
      String estimate, Ruling decision, List<Reason> reasons, Map<String, String> links) {

    static DecisionAnswer of(String id, Decision decision) {
      String estimate = "/v1/estimates/" + id;
      return new DecisionAnswer(
          id,
          decision.decision(),
          decision.reasons(),
          Map.of("estimate", estimate, "approval", estimate + "/approval"));
    }
  }

  @GetMapping("/v1/estimates/{id}/decision")
  @Needs(Scope.READ)
  ResponseEntity<DecisionAnswer> decision(Caller caller, @PathVariable String id) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            DecisionAnswer.of(
                id, decisions.of(outcomes.estimateWithoutLines(caller.tenant(), id))));
  }
}
