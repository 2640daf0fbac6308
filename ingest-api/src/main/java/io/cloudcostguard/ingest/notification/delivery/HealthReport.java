package io.cloudcostguard.ingest.notification.delivery;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the health of a subscription from notifier's tables.
@Component
class HealthReport {

  private final JdbcClient database;

  HealthReport(JdbcClient database) {
    this.database = database;
  }

  /// Null when there is no such subscription.
  @Nullable SubscriptionHealth of(String tenant, String subscriptionId) {
    return database
        .sql(
            """
            select s.id, s.disabled_at, s.disabled_reason, s.held_at, e.paused_until,
              (select count(*) from (select from delivery d where d.subscription_id = s.id
                 and d.state = 'pending' limit 100000) counted) as pending,
              (select count(*) from delivery d
               where d.subscription_id = s.id and d.state = 'collected') as collected,
              (select min(d.due_at) from delivery d
               where d.subscription_id = s.id and d.state = 'pending') as oldest_due_at,
              (select max(d.finished_at) from delivery d
               where d.subscription_id = s.id and d.state = 'delivered') as last_success_at,
              f.at as failed_at, (f.event->>'status')::integer as failed_status,
              f.event->>'detail' as failed_detail, f.delivery_id as failed_delivery,
              (select count(*) from delivery_attempt a where a.subscription_id = s.id
                 and a.at > now() - interval '24 hours') as attempts,
              (select count(*) from delivery_attempt a where a.subscription_id = s.id
                 and a.at > now() - interval '24 hours'
                 and a.event->>'outcome' = 'DELIVERED') as delivered
            from subscription s
            left join endpoint e on e.subscription_id = s.id
            left join lateral (
              select a.at, a.event, a.delivery_id from delivery_attempt a
              where a.subscription_id = s.id and a.event->>'outcome' <> 'DELIVERED'
              order by a.at desc
              limit 1) f on true
            where s.id = :id and s.tenant = :tenant
            """)
        .param("id", subscriptionId)
        .param("tenant", tenant)
        .query((row, _) -> health(row))
        .optional()
        .orElse(null);
  }

  private static SubscriptionHealth health(ResultSet row) throws SQLException {
    return new SubscriptionHealth(
        row.getString("id"),
        state(row),
        row.getString("disabled_reason"),
        row.getLong("pending"),
        row.getLong("collected"),
        instant(row, "oldest_due_at"),
        instant(row, "paused_until"),
        instant(row, "last_success_at"),
        failure(row),
        lastDay(row.getLong("attempts"), row.getLong("delivered")));
  }

  private static String state(ResultSet row) throws SQLException {
    if (row.getObject("disabled_at") != null) {
      return "disabled";
    }
    return row.getObject("held_at") == null ? "active" : "paused";
  }

  private static SubscriptionHealth.@Nullable Failure failure(ResultSet row) throws SQLException {
    Instant at = instant(row, "failed_at");
    return at == null
        ? null
        : new SubscriptionHealth.Failure(
            at,
            row.getObject("failed_status", Integer.class),
            row.getString("failed_detail"),
            row.getString("failed_delivery"));
  }

  private static SubscriptionHealth.LastDay lastDay(long attempts, long delivered) {
    return new SubscriptionHealth.LastDay(
        attempts,
        delivered,
        attempts == 0
            ? null
            : BigDecimal.valueOf(delivered)
                .divide(BigDecimal.valueOf(attempts), 4, RoundingMode.DOWN));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
