package io.cloudcostguard.ingest.result.approval;

import io.cloudcostguard.ingest.http.Page;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /v1/audit/approvals`: the approvals that the database has, for comparison with the audit
/// log.
@RestController
final class GivenApprovalController {

  private final Approvals approvals;

  GivenApprovalController(Approvals approvals) {
    this.approvals = approvals;
  }

  @GetMapping("/v1/audit/approvals")
  @Needs(Scope.AUDIT)
  ResponseEntity<Part> given(Caller caller, HttpServletRequest request) {
    Query query = new Query(request);
    int limit = query.count("limit", 200, 1000);
    String cursor = query.text("cursor");
    List<Approval> found =
        approvals.all(
            caller.tenant(), cursor == null ? "" : Query.checkedName("cursor", cursor), limit + 1);
    Page<Approval> page = Page.of(found, limit, Approval::estimate);
    return ResponseEntity.ok()
        .headers(page.links(request))
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Part(caller.tenant(), page.items(), page.next()));
  }

  /// The answer.
  ///
  /// @param tenant whose they are
  /// @param next the cursor of the page behind this one; null when there is none
  record Part(String tenant, List<Approval> approvals, @Nullable String next) {}
}
