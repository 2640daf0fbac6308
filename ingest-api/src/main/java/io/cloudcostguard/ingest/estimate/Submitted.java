package io.cloudcostguard.ingest.estimate;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The plans that were submitted, in the database.
@Component
public class Submitted {

  private final JdbcClient database;

  Submitted(JdbcClient database) {
    this.database = database;
  }

  /// Notes plans; one that is there stays as it is.
  void add(List<Envelope> plans) {
    database
        .sql(
            """
            insert into submission (id, tenant, project, workspace, submitted_at, fingerprint, run)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
              ?::text[], ?::text[])
            on conflict (id) do nothing
            """)
        .param(plans.stream().map(Envelope::id).toArray(String[]::new))
        .param(plans.stream().map(Envelope::tenant).toArray(String[]::new))
        .param(plans.stream().map(Envelope::project).toArray(String[]::new))
        .param(plans.stream().map(Envelope::workspace).toArray(String[]::new))
        .param(plans.stream().map(plan -> plan.at().toString()).toArray(String[]::new))
        .param(plans.stream().map(plan -> plan.said().fingerprint()).toArray(String[]::new))
        .param(plans.stream().map(plan -> plan.said().run()).toArray(String[]::new))
        .update();
  }

  /// The fingerprint of a plan; empty when it has none, null when there is no such plan.
  @Nullable String fingerprintOf(String tenant, String id) {
    return database
        .sql(
            """
            select coalesce((select fingerprint from submission where id = :id and tenant = :tenant), '')
            where exists (select from submission where id = :id and tenant = :tenant)
               or exists (select from estimate where id = :id and tenant = :tenant)
            """)
        .param("id", id)
        .param("tenant", tenant)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /// The newest plan of a workspace if it is the same and not older than `age`; null when it is
  /// not, or was not estimated.
  public @Nullable String sameAsNewest(
      String tenant, String project, String workspace, String fingerprint, Duration age) {
    return database
        .sql(
            """
            select id from (
              select id, fingerprint from submission
              where tenant = :tenant and project = :project and workspace = :workspace
                and submitted_at > now() - make_interval(secs => :seconds)
              order by submitted_at desc, id desc
              limit 1
            ) newest
            where fingerprint = :fingerprint
              and not exists (
                select from estimate e where e.id = newest.id and e.outcome <> 'estimated')
            """)
        .param("tenant", tenant)
        .param("project", project)
        .param("workspace", workspace)
        .param("fingerprint", fingerprint)
        .param("seconds", age.toMillis() / 1000.0)
        .query(String.class)
        .optional()
        .orElse(null);
  }
}
