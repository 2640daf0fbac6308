package io.cloudcostguard.ingest.audit;

import io.cloudcostguard.ingest.access.Caller;
import io.cloudcostguard.ingest.access.Needs;
import io.cloudcostguard.ingest.access.Scope;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.schemas.audit.AuditRecorded;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /v1/audit`: who did what in the tenant, the newest first, page by page.
@RestController
final class AuditController {

  private final AuditRecords records;

  AuditController(AuditRecords records) {
    this.records = records;
  }

  @GetMapping("/v1/audit")
  @Needs(Scope.AUDIT)
  ResponseEntity<Page> newest(Caller caller, HttpServletRequest request) {
    Query query = new Query(request);
    int limit = query.count("limit", 50, 200);
    String cursor = query.text("cursor");
    String before = cursor == null ? null : Query.checkedName("cursor", cursor);
    List<AuditRecorded> page = records.newest(caller.tenant(), before, limit);
    String next = page.size() < limit ? null : page.getLast().id();
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new Page(page, next));
  }

  /// The answer.
  ///
  /// @param next the cursor of the page behind this one; null when there is none
  record Page(List<AuditRecorded> records, @Nullable String next) {}
}
