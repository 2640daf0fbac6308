package io.cloudcostguard.ingest.plan;

import io.cloudcostguard.ingest.access.Caller;
import io.cloudcostguard.ingest.access.Needs;
import io.cloudcostguard.ingest.access.Scope;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.schemas.event.TraceParent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `POST /v1/plans`: takes a plan, or a form of a plan and its usage; answers with where its
/// estimate will be.
@RestController
final class PlanController {

  private final Submissions submissions;
  private final Uploads uploads;

  PlanController(Submissions submissions, Uploads uploads) {
    this.submissions = submissions;
    this.uploads = uploads;
  }

  @PostMapping("/v1/plans")
  @Needs(Scope.SUBMIT)
  ResponseEntity<Accepted> submit(Caller caller, HttpServletRequest request) throws IOException {
    Submission submission = Submission.of(new Query(request), request.getHeader("Idempotency-Key"));
    Upload upload = uploads.read(request, submission.region());
    TraceParent trace = TraceParent.continuing(request.getHeader(TraceParent.HEADER));
    String id = submissions.accept(caller.tenant(), submission, upload, trace);
    String estimate = "/v1/estimates/" + id;
    return ResponseEntity.accepted()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.LOCATION, estimate)
        .header(HttpHeaders.RETRY_AFTER, "1")
        .body(new Accepted(id, "pending", Map.of("estimate", estimate)));
  }

  /// The answer.
  record Accepted(String id, String status, Map<String, String> links) {}
}
