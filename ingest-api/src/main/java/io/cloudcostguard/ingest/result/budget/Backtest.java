package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.estimation.budget.BudgetState;
import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.estimation.budget.BudgetWatch;
import io.cloudcostguard.estimation.budget.Occasion;
import io.cloudcostguard.estimation.budget.PlanCost;
import io.cloudcostguard.estimation.budget.Share;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.estimation.budget.WorkspaceLedger;
import io.cloudcostguard.estimation.decision.BudgetRule;
import io.cloudcostguard.estimation.decision.Guardrail;
import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.estimation.decision.Ruling;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.budget.AlertDetails.Trigger;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.BudgetPolicy.PlanLimit;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import io.cloudcostguard.schemas.estimate.OutcomeReader;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Says what a budget would have done to the plans of the past: their stored costs through the same
/// pure code as in the stream. It knows plans only: a proposal ends with a newer plan of its pull
/// request, or with time.
@Component
class Backtest {

  /// So many plans are looked at, the oldest first.
  private static final int MOST_PLANS = 20_000;

  /// So many, where plans are held against guardrails: of each that the draft holds, the estimate
  /// is read.
  private static final int MOST_GUARDED = 2_000;

  private static final int PAGE = 500;

  /// So many alerts are shown.
  private static final int MOST_ALERTS = 100;

  private final JdbcClient database;

  Backtest(JdbcClient database) {
    this.database = database;
  }

  /// What would have happened.
  ///
  /// @param plans how many were looked at
  /// @param complete whether these are all since then
  /// @param fired how many alerts would have been raised
  /// @param blocked how many plans would have been blocked
  /// @param warned how many plans would have been warned of, or could not have been checked
  /// @param alerts the first of them
  record Result(
      Instant since,
      int plans,
      boolean complete,
      int fired,
      int blocked,
      int warned,
      List<Fired> alerts) {}

  /// An alert that would have been raised.
  record Fired(
      Instant at,
      String planId,
      String project,
      @Nullable String workspace,
      @Nullable String instance,
      String threshold,
      BigDecimal planned,
      BigDecimal limit) {}

  Result of(Budget draft, Instant since) {
    String tenant = draft.tenant();
    BudgetTerms terms = BudgetTerms.of(draft);
    Run run = new Run(terms, since, id -> estimate(tenant, id));
    int most = terms.guardrails().isEmpty() ? MOST_PLANS : MOST_GUARDED;
    OffsetDateTime after = since.atOffset(ZoneOffset.UTC);
    String afterId = "";
    while (run.plans < most) {
      List<Stored> page = page(tenant, after, afterId);
      page.forEach(run::take);
      if (page.size() < PAGE) {
        return run.result(true);
      }
      after = page.getLast().at().atOffset(ZoneOffset.UTC);
      afterId = page.getLast().id();
    }
    return run.result(false);
  }

  private record Stored(
      String id,
      String project,
      String workspace,
      Instant at,
      @Nullable PlanSource source,
      PlanCost cost) {}

  private List<Stored> page(String tenant, OffsetDateTime after, String afterId) {
    return database
        .sql(
            """
            select id, project, workspace, created_at, repository, pull_request, costs
            from estimate
            where tenant = :tenant and outcome = 'estimated' and costs is not null
              and (created_at, id) > (:after, :afterId)
            order by created_at, id
            limit :page
            """)
        .param("tenant", tenant)
        .param("after", after)
        .param("afterId", afterId)
        .param("page", PAGE)
        .query((row, _) -> stored(row))
        .list();
  }

  private PlanEstimated estimate(String tenant, String id) {
    String document =
        database
            .sql("select document from estimate where id = :id and tenant = :tenant")
            .param("id", id)
            .param("tenant", tenant)
            .query(String.class)
            .single();
    return (PlanEstimated) OutcomeReader.withoutLines(document.getBytes(StandardCharsets.UTF_8));
  }

  private static Stored stored(ResultSet row) throws SQLException {
    Integer pullRequest = row.getObject("pull_request", Integer.class);
    return new Stored(
        row.getString("id"),
        row.getString("project"),
        row.getString("workspace"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        pullRequest == null
            ? null
            : new PlanSource(
                row.getString("repository"), pullRequest, null, null, null, null, null),
        Json.MAPPER.readValue(row.getString("costs"), PlanCost.class));
  }

  private static final class Run {
    private final BudgetTerms terms;
    private final Instant since;
    private final Function<String, PlanEstimated> estimates;
    private final Map<String, WorkspaceCosts> workspaces = new HashMap<>();
    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<String, BudgetState> states = new HashMap<>();
    private final List<Fired> alerts = new ArrayList<>();
    private int plans;
    private int fired;
    private int blocked;
    private int warned;

    Run(BudgetTerms terms, Instant since, Function<String, PlanEstimated> estimates) {
      this.terms = terms;
      this.since = since;
      this.estimates = estimates;
    }

    void take(Stored plan) {
      plans++;
      if (!terms.holds(plan.project(), plan.workspace())) {
        return;
      }
      String key = plan.project() + "/" + plan.workspace();
      WorkspaceCosts before = workspaces.getOrDefault(key, WorkspaceCosts.NONE);
      long at = plan.at().toEpochMilli();
      WorkspaceCosts after =
          WorkspaceLedger.estimated(
              WorkspaceLedger.expired(before, at), plan.id(), plan.source(), at, plan.cost());
      workspaces.put(key, after);
      Map<String, Share> was = Share.of(terms, plan.project(), plan.workspace(), before);
      Map<String, Share> is = Share.of(terms, plan.project(), plan.workspace(), after);
      TreeSet<String> instances = new TreeSet<>(was.keySet());
      instances.addAll(is.keySet());
      Ruling worst = Ruling.PASS;
      Occasion occasion = Occasion.of(Trigger.PLAN, plan.at(), plan.workspace());
      for (String instance : instances) {
        Standing standing =
            standings
                .getOrDefault(instance, Standing.EMPTY)
                .with(was.get(instance), is.get(instance), plan.id(), plan.project());
        standings.put(instance, standing);
        watch(instance, standing, occasion);
        BudgetRule rule = new BudgetRule(terms, instance, standing, occasion.month(), null);
        worst = graver(graver(worst, rule.check()), rule.checkOpen());
      }
      if (!instances.isEmpty() && !terms.guardrails().isEmpty()) {
        PlanEstimated estimate = estimates.apply(plan.id());
        for (PlanLimit limit : terms.guardrails()) {
          worst = graver(worst, Guardrail.check(limit, terms.budget().name(), estimate));
        }
      }
      switch (worst) {
        case PASS -> {}
        case WARN, INCOMPLETE -> warned++;
        case SOFT_BLOCK, HARD_BLOCK -> blocked++;
      }
    }

    private static Ruling graver(Ruling ruling, @Nullable Reason reason) {
      return reason == null || reason.ruling().compareTo(ruling) <= 0 ? ruling : reason.ruling();
    }

    private void watch(String instance, Standing standing, Occasion occasion) {
      BudgetWatch.Decision decision =
          BudgetWatch.decide(
              terms,
              instance,
              standing,
              states.getOrDefault(instance, BudgetState.INITIAL),
              false,
              occasion);
      states.put(instance, decision.state());
      for (BudgetAlert alert : decision.alerts()) {
        if (alert instanceof BudgetAlert.Firing firing && firing.details() != null) {
          fired++;
          if (alerts.size() < MOST_ALERTS) {
            alerts.add(
                new Fired(
                    firing.details().at(),
                    firing.planId(),
                    firing.project(),
                    firing.details().workspace(),
                    firing.details().instance(),
                    firing.details().threshold(),
                    firing.planned(),
                    firing.details().limit()));
          }
        }
      }
    }

    Result result(boolean complete) {
      return new Result(since, plans, complete, fired, blocked, warned, alerts);
    }
  }
}
