package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.http.Page;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /v1/audit/outcomes`: what the database shows of every outcome, for comparison with the
/// topic.
@RestController
final class ShownOutcomeController {

  private final JdbcClient database;

  ShownOutcomeController(JdbcClient database) {
    this.database = database;
  }

  @GetMapping("/v1/audit/outcomes")
  @Needs(Scope.AUDIT)
  ResponseEntity<Part> shown(Caller caller, HttpServletRequest request) {
    Query query = new Query(request);
    int limit = query.count("limit", 200, 1000);
    String cursor = query.text("cursor");
    List<Shown> found =
        find(caller.tenant(), cursor == null ? "" : Query.checkedName("cursor", cursor), limit + 1);
    Page<Shown> page = Page.of(found, limit, Shown::id);
    return ResponseEntity.ok()
        .headers(page.links(request))
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Part(caller.tenant(), page.items(), page.next()));
  }

  private List<Shown> find(String tenant, String after, int limit) {
    return database
        .sql(
            """
            select id, project, workspace, outcome, after_known, delta_known, created_at,
              encode(sha256(convert_to(document, 'UTF8')), 'hex') as digest
            from estimate
            where tenant = :tenant and id > :after
            order by id limit :limit
            """)
        .param("tenant", tenant)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) ->
            new Shown(
                row.getString("id"),
                row.getString("project"),
                row.getString("workspace"),
                row.getString("outcome"),
                row.getBigDecimal("after_known"),
                row.getBigDecimal("delta_known"),
                row.getString("digest"),
                row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /// An outcome as the database has it.
  ///
  /// @param after a month's, the known part, as lists show it; null where there is no estimate
  /// @param delta likewise
  /// @param digest SHA-256 of the document, in hex
  /// @param createdAt when the plan was submitted
  record Shown(
      String id,
      String project,
      String workspace,
      String outcome,
      @Nullable BigDecimal after,
      @Nullable BigDecimal delta,
      String digest,
      Instant createdAt) {}

  /// The answer.
  ///
  /// @param tenant whose they are
  /// @param next the cursor of the page behind this one; null when there is none
  record Part(String tenant, List<Shown> outcomes, @Nullable String next) {}
}
