package io.cloudcostguard.ingest.result.approval;

import io.cloudcostguard.ingest.result.approval.Approval.Withdrawal;
import io.cloudcostguard.schemas.Json;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Approvals, in the database. A plan has one: the first stays while it lets the plan pass.
@Component
class Approvals {

  private final JdbcClient database;

  Approvals(JdbcClient database) {
    this.database = database;
  }

  /// Stores an approval, unless the one before it still lets the plan pass.
  ///
  /// @param notPriced how many resources of the project have no price
  /// @param ceilings what each budget that holds the plan may come to, by its id; null: whatever it
  ///   comes to
  /// @return whether it was stored
  boolean add(
      String tenant, Approval approval, int notPriced, @Nullable Map<String, BigDecimal> ceilings) {
    return database
            .sql(
                """
                insert into approval as a (estimate_id, tenant, approved_by, comment, planned,
                  monthly_limit, currency, approved_at, approved_up_to, not_priced, expires_at,
                  project, workspace, repository, pull_request, ceilings)
                select e.id, e.tenant, :by, :comment, :planned, :limit, :currency, :at, :upTo,
                  :notPriced, :expiresAt, e.project, e.workspace, e.repository, e.pull_request,
                  :ceilings
                from estimate e
                where e.id = :id and e.tenant = :tenant
                on conflict (estimate_id) do update set
                  approved_by = excluded.approved_by, comment = excluded.comment,
                  planned = excluded.planned, monthly_limit = excluded.monthly_limit,
                  currency = excluded.currency, approved_at = excluded.approved_at,
                  approved_up_to = excluded.approved_up_to, not_priced = excluded.not_priced,
                  expires_at = excluded.expires_at, project = excluded.project,
                  workspace = excluded.workspace, repository = excluded.repository,
                  pull_request = excluded.pull_request, ceilings = excluded.ceilings, withdrawn_at = null, withdrawn_by = null,
                  withdrawn_because = null
                where a.tenant = excluded.tenant
                  and (a.withdrawn_at is not null or a.expires_at <= excluded.approved_at
                    or a.approved_up_to < excluded.planned)
                """)
            .param("id", approval.estimate())
            .param("tenant", tenant)
            .param("by", approval.by())
            .param("comment", approval.comment())
            .param("planned", approval.planned())
            .param("limit", approval.monthlyLimit())
            .param("currency", approval.currency())
            .param("at", at(approval.at()))
            .param("upTo", approval.upTo(), Types.NUMERIC)
            .param("notPriced", notPriced)
            .param(
                "ceilings",
                ceilings == null ? null : Json.MAPPER.writeValueAsString(ceilings),
                Types.VARCHAR)
            .param(
                "expiresAt",
                approval.expiresAt() == null ? null : at(approval.expiresAt()),
                Types.TIMESTAMP_WITH_TIMEZONE)
            .update()
        > 0;
  }

  /// The approval that counts for a plan: its own, or else that of its pull request that goes
  /// furthest. Null when there is none; its own also where it is withdrawn or expired.
  @Nullable Approval find(String tenant, String estimateId, Instant now) {
    return database
        .sql(
            """
            select a.*
            from approval a
            left join estimate e on e.id = :id and e.tenant = :tenant
            where a.tenant = :tenant
              and (a.estimate_id = :id
                or a.approved_up_to is not null and a.withdrawn_at is null
                  and (a.expires_at is null or a.expires_at > :now)
                  and a.project = e.project and a.workspace = e.workspace
                  and a.repository = e.repository and a.pull_request = e.pull_request)
            order by a.estimate_id = :id and a.withdrawn_at is null
                and (a.expires_at is null or a.expires_at > :now) desc,
              a.estimate_id <> :id desc, a.approved_up_to desc
            limit 1
            """)
        .param("id", estimateId)
        .param("tenant", tenant)
        .param("now", at(now))
        .query((row, _) -> approval(row))
        .optional()
        .orElse(null);
  }

  /// All of a tenant, by their estimates.
  ///
  /// @param after only those of estimates with a greater id
  List<Approval> all(String tenant, String after, int limit) {
    return database
        .sql(
            """
            select * from approval where tenant = :tenant and estimate_id > :after
            order by estimate_id limit :limit
            """)
        .param("tenant", tenant)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> approval(row))
        .list();
  }

  /// Takes an approval back; one that is withdrawn already stays as it is.
  void withdraw(String tenant, String estimateId, Withdrawal withdrawal) {
    database
        .sql(
            """
            update approval
            set withdrawn_at = :at, withdrawn_by = :by, withdrawn_because = :comment
            where estimate_id = :id and tenant = :tenant and withdrawn_at is null
            """)
        .param("id", estimateId)
        .param("tenant", tenant)
        .param("at", at(withdrawal.at()))
        .param("by", withdrawal.by())
        .param("comment", withdrawal.comment(), Types.VARCHAR)
        .update();
  }

  /// Who submitted a plan; null: not known.
  @Nullable String submitterOf(String tenant, String planId) {
    return database
        .sql("select submitted_by from submission where id = :id and tenant = :tenant")
        .param("id", planId)
        .param("tenant", tenant)
        .query((row, _) -> Objects.requireNonNullElse(row.getString("submitted_by"), ""))
        .optional()
        .filter(by -> !by.isEmpty())
        .orElse(null);
  }

  private static Approval approval(ResultSet row) throws SQLException {
    Instant withdrawnAt = instant(row, "withdrawn_at");
    BigDecimal upTo = row.getBigDecimal("approved_up_to");
    return new Approval(
        row.getString("estimate_id"),
        row.getString("approved_by"),
        row.getString("comment"),
        row.getBigDecimal("planned"),
        row.getBigDecimal("monthly_limit"),
        row.getString("currency"),
        Objects.requireNonNull(instant(row, "approved_at")),
        upTo,
        instant(row, "expires_at"),
        withdrawnAt == null
            ? null
            : new Withdrawal(
                row.getString("withdrawn_by"), row.getString("withdrawn_because"), withdrawnAt));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
