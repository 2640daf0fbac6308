package io.cloudcostguard.ingest.audit;

import io.cloudcostguard.ingest.audit.AuditRuns.Run;
import io.cloudcostguard.ingest.http.Change;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/audit/runs`: takes and shows what is reported of runs of `ccg audit verify`. The API did
/// not make them, and proves nothing of them.
@RestController
@RequestMapping("/v1/audit/runs")
final class AuditRunController {

  private final AuditRuns runs;
  private final Clock clock;

  AuditRunController(AuditRuns runs, Clock clock) {
    this.runs = runs;
    this.clock = clock;
  }

  record Runs(List<Run> runs) {}

  @PostMapping
  @Needs(Scope.AUDIT)
  ResponseEntity<Run> report(Caller caller, HttpServletRequest request) throws IOException {
    RequestJson json = new RequestJson(request, AuditRunForm.EXAMPLE);
    Run run =
        json.as(AuditRunForm.class)
            .checked(json, caller.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    runs.add(caller.tenant(), run);
    Change.note(request, null, run);
    return ResponseEntity.status(201).contentType(MediaType.APPLICATION_JSON).body(run);
  }

  @GetMapping
  @Needs(Scope.AUDIT)
  ResponseEntity<Runs> newest(Caller caller) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Runs(runs.newest(caller.tenant())));
  }
}
