package io.cloudcostguard.ingest.result.recommendation;

import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.result.estimate.Outcomes;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// `GET …/recommendations`: what would cost less, of a plan and of a project.
@RestController
final class RecommendationController {

  private final Recommendations recommendations;
  private final Outcomes outcomes;

  RecommendationController(Recommendations recommendations, Outcomes outcomes) {
    this.recommendations = recommendations;
    this.outcomes = outcomes;
  }

  /// The answer while there are none.
  record NotYet(String id, String status) {}

  /// What a project could save.
  ///
  /// @param together the sum over the workspaces, whose resources are different ones
  record OfProject(
      String project, BigDecimal together, List<Recommendations.Workspace> workspaces) {}

  @GetMapping("/v1/estimates/{id}/recommendations")
  @Needs(Scope.READ)
  ResponseEntity<Object> ofEstimate(Caller caller, @PathVariable String id) {
    outcomes.requireEstimated(caller.tenant(), id);
    String document = recommendations.find(caller.tenant(), id);
    return document == null
        ? ResponseEntity.status(202)
            .contentType(MediaType.APPLICATION_JSON)
            .header(HttpHeaders.RETRY_AFTER, "1")
            .body(new NotYet(id, "pending"))
        : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
  }

  @GetMapping("/v1/projects/{project}/recommendations")
  @Needs(Scope.READ)
  ResponseEntity<OfProject> ofProject(Caller caller, @PathVariable String project) {
    List<Recommendations.Workspace> workspaces = recommendations.newest(caller.tenant(), project);
    BigDecimal together =
        workspaces.stream()
            .map(Recommendations.Workspace::together)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new OfProject(project, together, workspaces));
  }
}
