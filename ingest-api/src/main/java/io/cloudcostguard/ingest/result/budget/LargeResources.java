package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.estimation.budget.LargeResource;
import io.cloudcostguard.ingest.result.budget.ShownBudget.Contributor;
import io.cloudcostguard.ingest.result.budget.ShownBudget.CostlyResource;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.budget.Proposal;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/// The resources that cost a budget most: those of the newest plans of the workspaces that do.
@Component
class LargeResources {

  private static final int MOST = 10;

  private final JdbcClient database;

  LargeResources(JdbcClient database) {
    this.database = database;
  }

  /// The newest plan of a workspace, with its largest resources.
  private record Newest(String project, String workspace, List<LargeResource> resources) {}

  /// @param contributors at most ten
  List<CostlyResource> of(String tenant, BudgetTerms terms, List<Contributor> contributors) {
    List<CostlyResource> found = new ArrayList<>();
    contributors.stream()
        .map(one -> List.of(one.project(), one.workspace()))
        .distinct()
        .map(names -> newest(tenant, names.getFirst(), names.getLast()))
        .flatMap(List::stream)
        .forEach(newest -> {
          for (LargeResource resource : newest.resources()) {
            resource
                .in(terms, newest.project(), newest.workspace())
                .forEach((instance, cost) ->
                    found.add(
                        new CostlyResource(
                            newest.project(),
                            newest.workspace(),
                            ShownBudget.instance(instance),
                            resource.address(),
                            terms.fromUsd(cost))));
          }
        });
    return found.stream()
        .sorted(
            Comparator.comparing(CostlyResource::monthly)
                .reversed()
                .thenComparing(CostlyResource::address))
        .limit(MOST)
        .toList();
  }

  /// At most one.
  private List<Newest> newest(String tenant, String project, String workspace) {
    return database
        .sql(
            """
            select costs from ledger_workspace
            where tenant = :tenant and project = :project and workspace = :workspace
            """)
        .param("tenant", tenant)
        .param("project", project)
        .param("workspace", workspace)
        .query((row, _) ->
            newestPlan(Json.MAPPER.readValue(row.getString("costs"), WorkspaceCosts.class)))
        .list()
        .stream()
        .filter(id -> !id.isEmpty())
        .flatMap(id -> resources(tenant, id).stream())
        .map(resources -> new Newest(project, workspace, resources))
        .toList();
  }

  private static String newestPlan(WorkspaceCosts costs) {
    List<Proposal> proposals = costs.proposals();
    @Nullable String settledBy = costs.settledBy();
    return proposals.isEmpty() ? settledBy == null ? "" : settledBy : proposals.getLast().planId();
  }

  private List<List<LargeResource>> resources(String tenant, String planId) {
    return database
        .sql(
            """
            select largest from estimate
            where id = :id and tenant = :tenant and largest is not null
            """)
        .param("id", planId)
        .param("tenant", tenant)
        .query((row, _) ->
            Json.MAPPER.readValue(
                row.getString("largest"), new TypeReference<List<LargeResource>>() {}))
        .list();
  }
}
