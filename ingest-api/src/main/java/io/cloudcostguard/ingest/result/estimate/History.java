package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.http.Cursor;
import io.cloudcostguard.schemas.estimate.SumDoubts;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The outcomes of plans as a list, in the database.
@Component
class History {

  private final JdbcClient database;

  History(JdbcClient database) {
    this.database = database;
  }

  /// The newest first, and one more than asked for, if there is one.
  List<Summary> newest(String tenant, Search search) {
    Cursor after = search.after();
    return database
        .sql(sql(search))
        .param("tenant", tenant)
        .param("project", search.project())
        .param("workspace", search.workspace())
        .param("repository", search.repository())
        .param("pullRequest", search.pullRequest())
        .param("outcome", search.outcome())
        .param("from", search.from() == null ? null : search.from().atOffset(ZoneOffset.UTC))
        .param("to", search.to() == null ? null : search.to().atOffset(ZoneOffset.UTC))
        .param("afterAt", after == null ? null : after.createdAt().atOffset(ZoneOffset.UTC))
        .param("afterId", after == null ? null : after.id())
        .param("limit", search.limit() + 1)
        .query((row, _) -> summary(row))
        .list();
  }

  static String sql(Search search) {
    List<String> conditions = new ArrayList<>(List.of("tenant = :tenant"));
    addIf(conditions, search.project(), "project = :project");
    addIf(conditions, search.workspace(), "workspace = :workspace");
    addIf(conditions, search.repository(), "repository = :repository");
    addIf(conditions, search.pullRequest(), "pull_request = :pullRequest");
    addIf(conditions, search.outcome(), "outcome = :outcome");
    addIf(conditions, search.from(), "created_at >= :from");
    addIf(conditions, search.to(), "created_at < :to");
    addIf(conditions, search.after(), "(created_at, id) < (:afterAt, :afterId)");
    return """
    select id, project, workspace, repository, pull_request, outcome, catalogue_version,
           currency, after_known, delta_known, before_missing, after_missing, delta_more, delta_less,
           created_at,
           (select approved_by from approval a
            where a.estimate_id = estimate.id and a.withdrawn_at is null
              and (a.expires_at is null or a.expires_at > now())) as approved_by
    from estimate
    where %s
    order by created_at desc, id desc
    limit :limit
    """
        .formatted(String.join(" and ", conditions));
  }

  private static void addIf(List<String> conditions, @Nullable Object value, String condition) {
    if (value != null) {
      conditions.add(condition);
    }
  }

  private static Summary summary(ResultSet row) throws SQLException {
    return new Summary(
        row.getString("id"),
        row.getString("project"),
        row.getString("workspace"),
        row.getString("repository"),
        row.getObject("pull_request", Integer.class),
        row.getString("outcome"),
        row.getObject("catalogue_version", Long.class),
        row.getString("currency"),
        row.getBigDecimal("after_known"),
        row.getBigDecimal("delta_known"),
        DoubtColumns.of(row),
        row.getString("approved_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  /// One line of the list. Amounts are a month's, the known part; null when there is no estimate.
  ///
  /// @param doubts what is missing in the amounts; null: nothing
  /// @param approvedBy who let it pass above its budget; null: none
  record Summary(
      String id,
      String project,
      String workspace,
      @Nullable String repository,
      @Nullable Integer pullRequest,
      String outcome,
      @Nullable Long catalogueVersion,
      @Nullable String currency,
      @Nullable BigDecimal after,
      @Nullable BigDecimal delta,
      @Nullable SumDoubts doubts,
      @Nullable String approvedBy,
      Instant createdAt) {}
}
