package io.cloudcostguard.ingest.plan;

import io.cloudcostguard.ingest.IngestProperties;
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

/// `POST /v1/plans`: takes a plan, answers with where its estimate will be.
@RestController
final class PlanController {

  private final Submissions submissions;
  private final long maxPlanBytes;

  PlanController(Submissions submissions, IngestProperties properties) {
    this.submissions = submissions;
    maxPlanBytes = properties.maxPlanBytes().toBytes();
  }

  @PostMapping("/v1/plans")
  ResponseEntity<Accepted> submit(HttpServletRequest request) throws IOException {
    Submission submission = Submission.of(new Query(request), request.getHeader("Idempotency-Key"));
    PlanBody body = PlanBody.of(request, maxPlanBytes);
    TraceParent trace = TraceParent.continuing(request.getHeader(TraceParent.HEADER));
    String id = submissions.accept(submission, body, trace);
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
