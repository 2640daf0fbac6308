package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.estimation.budget.BudgetWatch;
import io.cloudcostguard.estimation.budget.PlanCost;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.estimation.budget.WorkspaceCost;
import io.cloudcostguard.estimation.budget.WorkspaceCost.Amount;
import io.cloudcostguard.estimation.decision.BudgetRule;
import io.cloudcostguard.estimation.decision.Consent;
import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The standing that a project would have with a plan as the newest of its workspace: the published
/// standing, and the alert rule applied to that plan.
@Component
public class ProjectBudget {

  private final JdbcClient database;
  private final Clock clock;

  ProjectBudget(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A project with a budget, and with one estimate as the newest of its workspace.
  ///
  /// @param standing of the project, with the plan
  /// @param consent the approval of this plan, or else that of its pull request that goes furthest;
  ///   null: there is none, or it is withdrawn or expired
  public record WithPlan(Budget budget, Standing standing, @Nullable Consent consent) {

    /// What the budget makes of the plan.
    public Reason reason() {
      return BudgetRule.check(budget, standing, consent);
    }

    /// Whether the plan is above the budget and an approval lets it pass.
    public boolean isApproved() {
      return reason().approvedBy() != null;
    }

    /// Whether the plan is above the budget and somebody may let it pass.
    public boolean mayBeApproved() {
      return BudgetRule.mayBeApproved(budget, standing);
    }

    /// The known planned monthly cost of the project.
    public BigDecimal planned() {
      return standing.planned();
    }

    public BigDecimal limit() {
      return budget.monthlyLimit().amount();
    }

    public String currency() {
      return budget.monthlyLimit().currency();
    }

    /// Whether a plan above the limit may pass when somebody approves it.
    public boolean requiresApproval() {
      return budget.requiresApproval() != null;
    }

    /// Whether the known cost is above the limit.
    public boolean isAbove() {
      return BudgetWatch.cause(budget, standing) == Cause.EXCEEDED;
    }

    /// Whether the known cost is within the limit, but is not all, and the budget warns of that.
    public boolean isIncomplete() {
      return BudgetWatch.cause(budget, standing) == Cause.INCOMPLETE;
    }

    /// Whether there is more than is known: the newest plan of a workspace covers a part only, or a
    /// resource has no price.
    public boolean isAtLeast() {
      return standing.atLeast() > 0 || standing.notPriced() > 0;
    }
  }

  /// With an estimate; null when the project has no budget in the estimate's currency.
  public @Nullable WithPlan with(String tenant, String estimateId) {
    return with(tenant, List.of(estimateId)).get(estimateId);
  }

  /// With each of some estimates, by its id, where the project has a budget in its currency.
  public Map<String, WithPlan> with(String tenant, Collection<String> estimateIds) {
    Map<String, WithPlan> found = new HashMap<>();
    database
        .sql(
            """
            select e.id as estimate_id, e.after_known, e.delta_known, coalesce(e.part, false) as part,
              coalesce(e.after_not_priced, case when e.complete then 0 else 1 end)
                as after_not_priced,
              b.*, a.approved_by, a.approved_up_to, a.expires_at, a.may_lack,
              s.planned, s.not_priced, s.at_least, s.reduced, s.newest_plan_id,
              w.whole_known, w.whole_not_priced, w.part_known, w.part_not_priced
            from estimate e
            join budget b on b.tenant = e.tenant and b.project = e.project
              and b.currency = e.currency
            left join lateral (
              select a.approved_by, a.approved_up_to, a.expires_at,
                case when a.estimate_id <> e.id then a.not_priced end as may_lack
              from approval a
              where a.tenant = e.tenant and a.withdrawn_at is null
                and (a.expires_at is null or a.expires_at > :now)
                and (a.estimate_id = e.id
                  or a.approved_up_to is not null
                    and a.project = e.project and a.workspace = e.workspace
                    and a.repository = e.repository and a.pull_request = e.pull_request)
              order by a.estimate_id = e.id desc, a.approved_up_to desc
              limit 1
            ) a on true
            left join standing s on s.budget_id = b.id
            left join workspace_cost w on w.budget_id = b.id and w.workspace = e.workspace
            where e.id = any(:ids) and e.tenant = :tenant and e.outcome = 'estimated'
            """)
        .param("ids", estimateIds.toArray(String[]::new))
        .param("tenant", tenant)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query((row, _) -> found.put(row.getString("estimate_id"), withPlan(row)))
        .list();
    return found;
  }

  private static WithPlan withPlan(ResultSet row) throws SQLException {
    PlanCost plan =
        new PlanCost(
            new Amount(row.getBigDecimal("after_known"), row.getInt("after_not_priced")),
            row.getBoolean("part") ? row.getBigDecimal("delta_known") : null);
    WorkspaceCost now =
        new WorkspaceCost(
            amount(row, "whole_known", "whole_not_priced"),
            amount(row, "part_known", "part_not_priced"));
    Standing standing =
        standing(row).with(now, plan.on(now), Objects.requireNonNull(row.getString("estimate_id")));
    return new WithPlan(Budgets.budget(row), standing, consent(row));
  }

  private static @Nullable Consent consent(ResultSet row) throws SQLException {
    String by = row.getString("approved_by");
    OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
    return by == null
        ? null
        : new Consent(
            by,
            row.getBigDecimal("approved_up_to"),
            expiresAt == null ? null : expiresAt.toInstant(),
            row.getObject("may_lack", Integer.class));
  }

  /// Empty where the stream has published none.
  private static Standing standing(ResultSet row) throws SQLException {
    BigDecimal planned = row.getBigDecimal("planned");
    return planned == null
        ? Standing.EMPTY
        : new Standing(
            planned,
            row.getInt("not_priced"),
            row.getInt("at_least"),
            row.getBigDecimal("reduced"),
            Objects.requireNonNullElse(row.getString("newest_plan_id"), ""));
  }

  private static @Nullable Amount amount(ResultSet row, String known, String notPriced)
      throws SQLException {
    BigDecimal amount = row.getBigDecimal(known);
    return amount == null ? null : new Amount(amount, row.getInt(notPriced));
  }
}
