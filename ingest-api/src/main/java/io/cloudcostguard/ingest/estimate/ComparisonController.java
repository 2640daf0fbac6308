package io.cloudcostguard.ingest.estimate;

import io.cloudcostguard.estimation.compare.Comparison;
import io.cloudcostguard.ingest.access.Caller;
import io.cloudcostguard.ingest.access.Needs;
import io.cloudcostguard.ingest.access.Scope;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /v1/comparisons`: by how much two estimates differ, and why.
@RestController
final class ComparisonController {

  private final Outcomes outcomes;

  ComparisonController(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  @GetMapping("/v1/comparisons")
  @Needs(Scope.READ)
  ResponseEntity<Comparison> compare(Caller caller, HttpServletRequest request) {
    Query query = new Query(request);
    PlanEstimated from = estimate(caller.tenant(), "from", query);
    PlanEstimated to = estimate(caller.tenant(), "to", query);
    if (!from.currency().equals(to.currency())) {
      throw ProblemException.of(
          422,
          "different-currencies",
          "The estimates are in different currencies",
          "`from` is in %s, `to` is in %s.".formatted(from.currency(), to.currency()),
          "Compare estimates in one currency.");
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Comparison.of(from, to));
  }

  private PlanEstimated estimate(String tenant, String side, Query query) {
    String id = query.text(side);
    if (id == null) {
      throw Query.invalid(side, "must be the id of an estimate");
    }
    EstimateController.checkId(id);
    return switch (outcomes.look(tenant, id)) {
      case Status.Ready ready -> ready.estimate();
      case Status.Pending _ -> throw Outcomes.notYet(id);
      case Status.Unknown _ -> throw EstimateController.unknown();
    };
  }
}
