package io.cloudcostguard.ingest.result.settlement;

import io.cloudcostguard.ingest.http.Change;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.http.RequestTrace;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.result.estimate.Outcomes;
import io.cloudcostguard.schemas.event.TraceParent;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/plans/{id}/applied`, `/v1/plans/{id}/withdrawn` and the retirement of a workspace: what
/// happened to plans, for budgets. Saying it twice, or late, makes no difference.
@RestController
final class SettlementController {

  private final Settlements settlements;
  private final Outcomes outcomes;

  SettlementController(Settlements settlements, Outcomes outcomes) {
    this.settlements = settlements;
    this.outcomes = outcomes;
  }

  @PostMapping("/v1/plans/{id}/applied")
  @Needs(Scope.SUBMIT)
  ResponseEntity<Void> applied(Caller caller, @PathVariable String id, HttpServletRequest request) {
    settlements.applied(outcomes.estimate(caller.tenant(), id), trace(request), caller.name());
    return ResponseEntity.accepted().build();
  }

  @PostMapping("/v1/plans/{id}/withdrawn")
  @Needs(Scope.SUBMIT)
  ResponseEntity<Void> withdrawn(
      Caller caller, @PathVariable String id, HttpServletRequest request) {
    settlements.withdrawn(outcomes.estimate(caller.tenant(), id), trace(request), caller.name());
    return ResponseEntity.accepted().build();
  }

  @DeleteMapping("/v1/projects/{project}/workspaces/{workspace}")
  @Needs(Scope.ADMIN)
  ResponseEntity<Void> retired(
      Caller caller,
      @PathVariable String project,
      @PathVariable String workspace,
      HttpServletRequest request) {
    Query.checkedName("project", project);
    Query.checkedName("workspace", workspace);
    Change.note(request, settlements.counted(caller.tenant(), project, workspace), null);
    settlements.retired(caller.tenant(), project, workspace, trace(request), caller.name());
    return ResponseEntity.accepted().build();
  }

  private static TraceParent trace(HttpServletRequest request) {
    return RequestTrace.of(request);
  }
}
