package io.cloudcostguard.ingest.identity.tenant;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tenants, in the database. Each change is counted in the transaction that makes it.
@Component
class TenantStore {

  private static final String COUNTED =
      "with counted as (update access_change set change = change + 1)";

  private final JdbcClient database;

  TenantStore(JdbcClient database) {
    this.database = database;
  }

  /// Opens a tenant, for the first time or again, and sets its limits.
  Tenant open(String name, TenantRequest limits) {
    return database
        .sql(
            COUNTED
                + """
                insert into tenant (name, requests_per_minute, plans_per_day)
                values (:name, :requestsPerMinute, :plansPerDay)
                on conflict (name) do update set closed_at = null,
                  requests_per_minute = excluded.requests_per_minute,
                  plans_per_day = excluded.plans_per_day
                returning *
                """)
        .param("name", name)
        .param("requestsPerMinute", limits.requestsPerMinute())
        .param("plansPerDay", limits.plansPerDay())
        .query((row, _) -> AccessRepository.tenant(row))
        .single();
  }

  List<Tenant> all() {
    return database
        .sql("select * from tenant order by name")
        .query((row, _) -> AccessRepository.tenant(row))
        .list();
  }

  /// Whether there was an open one.
  boolean close(String name) {
    return database
            .sql(
                COUNTED
                    + """
                    update tenant set closed_at = now() where name = :name and closed_at is null
                    """)
            .param("name", name)
            .update()
        > 0;
  }
}
