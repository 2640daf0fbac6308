package io.cloudcostguard.ingest.actual;

import io.cloudcostguard.schemas.Json;
import java.sql.Types;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

/// Says which charges belong to which workspace.
@Component
class Belonging {

  /// A charge that fits belongs to the workspace.
  ///
  /// @param account that is billed, or a sub-account; null: any
  /// @param tags that the charge has
  record Rule(
      String project,
      String workspace,
      @Nullable String account,
      @Nullable Map<String, String> tags) {}

  /// A resource with its id at the provider.
  record Resource(String id, String address) {}

  private final JdbcClient database;
  private final DueComparisons comparisons;

  Belonging(JdbcClient database, DueComparisons comparisons) {
    this.database = database;
    this.comparisons = comparisons;
  }

  List<Rule> rules(String tenant) {
    return database
        .sql("select * from actual_rule where tenant = :tenant order by position")
        .param("tenant", tenant)
        .query((row, _) ->
            new Rule(
                row.getString("project"),
                row.getString("workspace"),
                row.getString("account"),
                Json.MAPPER.readValue(
                    row.getString("tags"), new TypeReference<Map<String, String>>() {})))
        .list();
  }

  /// Replaces the rules of a tenant; of two at once, the later one counts as a whole.
  @Transactional
  void set(String tenant, List<Rule> rules) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended('actual_rule/' || :tenant, 0))")
        .param("tenant", tenant)
        .query(row -> {});
    database.sql("delete from actual_rule where tenant = :tenant").param("tenant", tenant).update();
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      database
          .sql(
              """
              insert into actual_rule (tenant, position, project, workspace, account, tags)
              values (:tenant, :position, :project, :workspace, :account, :tags::jsonb)
              """)
          .param("tenant", tenant)
          .param("position", i)
          .param("project", rule.project())
          .param("workspace", rule.workspace())
          .param("account", rule.account(), Types.VARCHAR)
          .param(
              "tags", Json.MAPPER.writeValueAsString(rule.tags() == null ? Map.of() : rule.tags()))
          .update();
    }
    comparisons.changed(tenant);
  }

  /// A resource that was known stays, unless its id is named again.
  @Transactional
  void add(String tenant, String project, String workspace, List<Resource> resources) {
    // In one order, so that two at once do not wait for each other.
    for (Resource resource : sorted(resources)) {
      database
          .sql(
              """
              insert into actual_resource (tenant, resource, project, workspace, address)
              values (:tenant, :resource, :project, :workspace, :address)
              on conflict (tenant, resource) do update set project = excluded.project,
                workspace = excluded.workspace, address = excluded.address
              """)
          .param("tenant", tenant)
          .param("resource", key(resource))
          .param("project", project)
          .param("workspace", workspace)
          .param("address", resource.address())
          .update();
    }
    comparisons.changed(tenant);
  }

  private static List<Resource> sorted(List<Resource> resources) {
    return resources.stream().sorted(Comparator.comparing(Belonging::key)).toList();
  }

  private static String key(Resource resource) {
    return resource.id().toLowerCase(Locale.ROOT);
  }
}
