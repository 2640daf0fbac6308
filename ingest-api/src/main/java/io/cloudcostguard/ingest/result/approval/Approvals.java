package io.cloudcostguard.ingest.result.approval;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Approvals, in the database. The first of a plan stays.
@Component
class Approvals {

  private final JdbcClient database;

  Approvals(JdbcClient database) {
    this.database = database;
  }

  /// Whether it is the first of its plan.
  boolean add(String tenant, String estimateId, Approval approval) {
    return database
            .sql(
                """
                insert into approval (estimate_id, tenant, approved_by, comment, planned,
                  monthly_limit, currency, approved_at)
                values (:id, :tenant, :by, :comment, :planned, :limit, :currency, :at)
                on conflict (estimate_id) do nothing
                """)
            .param("id", estimateId)
            .param("tenant", tenant)
            .param("by", approval.by())
            .param("comment", approval.comment())
            .param("planned", approval.planned())
            .param("limit", approval.monthlyLimit())
            .param("currency", approval.currency())
            .param("at", approval.at().atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }

  /// Null when there is none.
  @Nullable Approval find(String tenant, String estimateId) {
    return database
        .sql("select * from approval where estimate_id = :id and tenant = :tenant")
        .param("id", estimateId)
        .param("tenant", tenant)
        .query((row, _) ->
            new Approval(
                row.getString("approved_by"),
                row.getString("comment"),
                row.getBigDecimal("planned"),
                row.getBigDecimal("monthly_limit"),
                row.getString("currency"),
                row.getObject("approved_at", OffsetDateTime.class).toInstant()))
        .optional()
        .orElse(null);
  }
}
