package io.cloudcostguard.ingest.audit;

import io.cloudcostguard.ingest.http.Page;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.schemas.audit.AuditRecorded;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /v1/audit`: the tenant's audit log, newest first, in pages.
@RestController
final class AuditController {

  private final AuditRecords records;

  AuditController(AuditRecords records) {
    this.records = records;
  }

  @GetMapping("/v1/audit")
  @Needs(Scope.AUDIT)
  ResponseEntity<Part> newest(Caller caller, HttpServletRequest request) {
    AuditSearch search = AuditSearch.of(new Query(request));
    Page<AuditRecorded> page =
        Page.of(records.newest(caller.tenant(), search), search.limit(), AuditRecorded::id);
    return ResponseEntity.ok()
        .headers(page.links(request))
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Part(page.items(), page.next()));
  }

  /// The answer.
  ///
  /// @param next the cursor of the page behind this one; null when there is none
  record Part(List<AuditRecorded> records, @Nullable String next) {}
}
