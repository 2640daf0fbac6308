package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.result.estimate.AcceptedPlans.Accepted;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of submitted plans.
@Component
public class Submitted {

  /// The ends of the range of ids with one beginning: as long as they are, so that every collation
  /// sorts them alike.
  private static final String FIRST = "-0000-000000000000";

  private static final String LAST = "-ffff-ffffffffffff";

  private final JdbcClient database;

  Submitted(JdbcClient database) {
    this.database = database;
  }

  /// Notes plans; one that is there stays as it is.
  void add(List<PlanEnvelope> plans) {
    database
        .sql(
            """
            insert into submission (id, tenant, project, workspace, submitted_at, fingerprint, run,
              submitted_by)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
              ?::text[], ?::text[], ?::text[])
            on conflict (id) do nothing
            """)
        .param(plans.stream().map(PlanEnvelope::id).toArray(String[]::new))
        .param(plans.stream().map(PlanEnvelope::tenant).toArray(String[]::new))
        .param(plans.stream().map(PlanEnvelope::project).toArray(String[]::new))
        .param(plans.stream().map(PlanEnvelope::workspace).toArray(String[]::new))
        .param(plans.stream().map(plan -> plan.at().toString()).toArray(String[]::new))
        .param(plans.stream().map(plan -> plan.header().fingerprint()).toArray(String[]::new))
        .param(plans.stream().map(plan -> plan.header().source().run()).toArray(String[]::new))
        .param(plans.stream().map(PlanEnvelope::submittedBy).toArray(String[]::new))
        .update();
  }

  /// The plan under the idempotency key that `id` was made of; null when there is none. Its id is
  /// another than `id` only when the key was used for another workspace, and not for this one.
  @Nullable Accepted underKeyOf(String tenant, String id) {
    String beginning = PlanIds.beginning(id);
    boolean hasKey = beginning.length() < id.length();
    return database
        .sql(
            """
            select id, fingerprint from (
              select id, coalesce(fingerprint, '') as fingerprint, submitted_at as at
              from submission where id between :first and :last and tenant = :tenant
              union all
              select id, '', created_at
              from estimate where id between :first and :last and tenant = :tenant
            ) known
            order by id = :id desc, fingerprint = '', at, id
            limit 1
            """)
        .param("id", id)
        .param("first", hasKey ? beginning + FIRST : id)
        .param("last", hasKey ? beginning + LAST : id)
        .param("tenant", tenant)
        .query((row, _) -> new Accepted(row.getString("id"), row.getString("fingerprint")))
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
