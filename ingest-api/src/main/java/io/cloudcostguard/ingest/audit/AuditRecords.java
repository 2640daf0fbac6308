package io.cloudcostguard.ingest.audit;

import io.cloudcostguard.schemas.audit.AuditRecorded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of audit records, a read model of `ccg.audit`.
@Component
class AuditRecords {

  private final JdbcClient database;

  AuditRecords(JdbcClient database) {
    this.database = database;
  }

  void store(AuditRecorded done) {
    database
        .sql(
            """
            insert into audit_record (id, tenant, actor, action, path, made, comment, before, after,
              status, at)
            values (:id, :tenant, :actor, :action, :path, :made, :comment, :before, :after, :status,
              :at)
            on conflict (id) do nothing
            """)
        .param("id", done.id())
        .param("tenant", done.tenant())
        .param("actor", done.actor())
        .param("action", done.action())
        .param("path", done.path())
        .param("made", done.made())
        .param("comment", done.comment())
        .param("before", done.before())
        .param("after", done.after())
        .param("status", done.status())
        .param("at", done.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  /// The newest first, and one more than asked for, if there is one.
  List<AuditRecorded> newest(String tenant, AuditSearch search) {
    return database
        .sql(
            """
            select * from audit_record
            where tenant = :tenant and (:before::text is null or id < :before)
              and (:from::timestamptz is null or at >= :from)
              and (:to::timestamptz is null or at < :to)
              and (:actor::text is null or actor = :actor)
              and (:object::text is null or starts_with(path, :object))
            order by id desc limit :limit
            """)
        .param("tenant", tenant)
        .param("before", search.before())
        .param("from", utc(search.from()))
        .param("to", utc(search.to()))
        .param("actor", search.actor())
        .param("object", search.object())
        .param("limit", search.limit() + 1)
        .query((row, _) -> record(row))
        .list();
  }

  /// What changed one object, the newest first.
  List<AuditRecorded> changes(String tenant, String path, @Nullable String before, int most) {
    return database
        .sql(
            """
            select * from audit_record
            where tenant = :tenant and path = :path and (:before::text is null or id < :before)
              and (before is not null or after is not null)
            order by id desc limit :most
            """)
        .param("tenant", tenant)
        .param("path", path)
        .param("before", before)
        .param("most", most)
        .query((row, _) -> record(row))
        .list();
  }

  private static AuditRecorded record(ResultSet row) throws SQLException {
    return new AuditRecorded(
        row.getString("id"),
        row.getString("tenant"),
        row.getString("actor"),
        row.getString("action"),
        row.getString("path"),
        row.getString("made"),
        row.getString("comment"),
        row.getString("before"),
        row.getString("after"),
        row.getInt("status"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
