package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.estimation.budget.CostGrouping;
import io.cloudcostguard.estimation.budget.PlanCost;
import io.cloudcostguard.estimation.budget.Share;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.estimation.budget.WorkspaceLedger;
import io.cloudcostguard.estimation.decision.BudgetRule;
import io.cloudcostguard.estimation.decision.Consent;
import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.estimation.decision.Ruling;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Action;
import io.cloudcostguard.schemas.budget.BudgetPolicy.OnIncomplete;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import io.cloudcostguard.schemas.estimate.OutcomeReader;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;

/// Where the budgets that hold a plan would stand with it as the newest of its workspace: the
/// published standings, and the rule of the stream applied to that plan.
@Component
public class PlanBudgets {

  private final JdbcClient database;
  private final Budgets budgets;
  private final Ledger ledger;
  private final TransactionTemplate snapshot;
  private final Clock clock;

  PlanBudgets(
      JdbcClient database,
      Budgets budgets,
      Ledger ledger,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.database = database;
    this.budgets = budgets;
    this.ledger = ledger;
    this.clock = clock;
    snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /// A budget with one estimate as the newest of its workspace.
  public record WithPlan(BudgetRule rule) {

    /// The budget that decides: the gravest ruling first, then the one with the least room.
    static final Comparator<WithPlan> TIGHTEST_FIRST =
        Comparator.comparing(WithPlan::ruling)
            .thenComparing(budget -> budget.reason().ruling())
            .thenComparing(WithPlan::used)
            .reversed();

    public Budget budget() {
      return rule.terms().budget();
    }

    /// With the plan.
    public Standing standing() {
      return rule.standing();
    }

    /// What the budget makes of the plan.
    public Reason reason() {
      return rule.check();
    }

    /// What it makes of all open proposals together; null: nothing more.
    public @Nullable Reason openReason() {
      return rule.checkOpen();
    }

    /// The graver of both.
    private Ruling ruling() {
      Reason open = openReason();
      Ruling alone = reason().ruling();
      return open == null || open.ruling().compareTo(alone) < 0 ? alone : open.ruling();
    }

    /// What an approval of the plan has to cover, in the budget's currency: the cost with all open
    /// proposals, where these need one.
    public BigDecimal toCover() {
      Reason open = openReason();
      return open != null && open.ruling() == Ruling.SOFT_BLOCK ? rule.open() : planned();
    }

    /// Whether the plan is above the budget and an approval lets it pass.
    public boolean isApproved() {
      return reason().approvedBy() != null;
    }

    /// The approval that covers what the scope would cost; null: there is none.
    public @Nullable Consent covering() {
      Consent consent = rule.consent();
      return consent != null && consent.covers(planned(), standing().notPriced()) ? consent : null;
    }

    /// Whether the plan is above the budget and may pass with an approval.
    public boolean mayBeApproved() {
      return rule.mayBeApproved();
    }

    /// The known planned monthly cost, in the budget's currency.
    public BigDecimal planned() {
      return rule.planned();
    }

    public BigDecimal limit() {
      return rule.limit();
    }

    public String currency() {
      return budget().monthlyLimit().currency();
    }

    /// Whether a plan above the limit may pass with an approval.
    public boolean requiresApproval() {
      return rule.terms().onIncomplete() == OnIncomplete.BLOCK
          || rule.terms().thresholds().stream()
              .anyMatch(threshold -> threshold.action() == Action.SOFT_BLOCK);
    }

    /// Whether the known cost is above the limit.
    public boolean isAbove() {
      return rule.isAbove();
    }

    /// Whether there is more than is known: the newest plan of a workspace covers a part only, or a
    /// resource has no price.
    public boolean isAtLeast() {
      return rule.isAtLeast();
    }

    private BigDecimal used() {
      return limit().signum() == 0 ? planned() : planned().divide(limit(), MathContext.DECIMAL32);
    }
  }

  /// The budget that decides on an estimate; null when none holds it.
  public @Nullable WithPlan with(String tenant, String estimateId) {
    return with(tenant, List.of(estimateId)).get(estimateId);
  }

  /// The budget that decides on each of some estimates, by its id, where there is one.
  public Map<String, WithPlan> with(String tenant, Collection<String> estimateIds) {
    Map<String, WithPlan> decisive = new HashMap<>();
    all(tenant, estimateIds)
        .forEach((id, holding) ->
            holding.stream().findFirst().ifPresent(first -> decisive.put(id, first)));
    return decisive;
  }

  /// The budgets that hold an estimate, the tightest first.
  public List<WithPlan> all(String tenant, String estimateId) {
    return all(tenant, List.of(estimateId)).getOrDefault(estimateId, List.of());
  }

  private Map<String, List<WithPlan>> all(String tenant, Collection<String> estimateIds) {
    return Objects.requireNonNull(snapshot.execute(_ -> read(tenant, estimateIds)));
  }

  private Map<String, List<WithPlan>> read(String tenant, Collection<String> estimateIds) {
    List<Estimated> estimates = estimates(tenant, estimateIds);
    TreeSet<String> projects = new TreeSet<>();
    estimates.forEach(estimate -> projects.add(estimate.project()));
    List<BudgetTerms> terms =
        budgets.holding(tenant, projects).stream()
            .map(BudgetTerms::of)
            .filter(BudgetTerms::isComparable)
            .toList();
    if (terms.isEmpty()) {
      return Map.of();
    }
    Map<String, LedgerEntry.Workspace> workspaces = new HashMap<>();
    ledger
        .workspacesOf(tenant, estimateIds)
        .forEach(workspace -> workspaces.put(workspace.key(), workspace));
    Map<String, LedgerEntry.Standing> standings = new HashMap<>();
    ledger
        .standings(tenant, terms.stream().map(one -> one.budget().id()).toList())
        .forEach(standing -> standings.put(standing.key(), standing));
    Map<String, List<Approved>> approvals = approvals(tenant, estimateIds);
    YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    Map<String, List<WithPlan>> found = new HashMap<>();
    for (Estimated estimate : estimates) {
      LedgerEntry.Workspace workspace =
          workspaces.get(
              LedgerEntry.Workspace.keyOf(tenant, estimate.project(), estimate.workspace()));
      WorkspaceCosts after = withNewest(tenant, estimate, workspace);
      List<WithPlan> holding = new ArrayList<>();
      for (BudgetTerms one : terms) {
        Share.of(one, estimate.project(), estimate.workspace(), after)
            .forEach((instance, share) ->
                holding.add(
                    new WithPlan(
                        new BudgetRule(
                            one,
                            instance,
                            standing(one, instance, share, estimate, workspace, standings),
                            month,
                            consent(one, approvals.get(estimate.id()))))));
      }
      holding.sort(WithPlan.TIGHTEST_FIRST);
      found.put(estimate.id(), holding);
    }
    return found;
  }

  /// A standing that is older than the workspace goes with what the workspace was before.
  private static Standing standing(
      BudgetTerms terms,
      String instance,
      Share share,
      Estimated estimate,
      LedgerEntry.@Nullable Workspace workspace,
      Map<String, LedgerEntry.Standing> standings) {
    LedgerEntry.Standing published =
        standings.get(LedgerEntry.Standing.keyOf(terms.budget().id(), instance));
    Share counted = null;
    if (published != null && workspace != null) {
      WorkspaceCosts costs =
          published.sequence() >= workspace.sequence() ? workspace.costs() : workspace.before();
      counted = Share.of(terms, estimate.project(), estimate.workspace(), costs).get(instance);
    }
    Standing now =
        published == null
            ? Standing.EMPTY
            : new Standing(
                published.planned(),
                published.open(),
                published.proposals(),
                published.workspaces(),
                published.notPriced(),
                published.atLeast(),
                published.reduced(),
                Objects.requireNonNullElse(published.newestPlanId(), ""),
                Objects.requireNonNullElse(published.project(), ""));
    return now.with(counted, share, estimate.id(), estimate.project());
  }

  private WorkspaceCosts withNewest(
      String tenant, Estimated estimate, LedgerEntry.@Nullable Workspace workspace) {
    WorkspaceCosts costs = workspace == null ? WorkspaceCosts.NONE : workspace.costs();
    WorkspaceCosts newest = WorkspaceLedger.withNewest(costs, estimate.id());
    return newest != null
        ? newest
        : WorkspaceLedger.estimated(
            costs, estimate.id(), estimate.source(), estimate.at(), cost(tenant, estimate.id()));
  }

  /// What a plan costs, of which the ledger knows nothing yet, or no more.
  private PlanCost cost(String tenant, String estimateId) {
    return database
        .sql("select costs, document from estimate where id = :id and tenant = :tenant")
        .param("id", estimateId)
        .param("tenant", tenant)
        .query((row, _) -> cost(row))
        .single();
  }

  private static PlanCost cost(ResultSet row) throws SQLException {
    String costs = row.getString("costs");
    if (costs != null) {
      return Json.MAPPER.readValue(costs, PlanCost.class);
    }
    CostGrouping groups = new CostGrouping();
    PlanEstimated totals =
        (PlanEstimated)
            OutcomeReader.folding(
                row.getString("document").getBytes(StandardCharsets.UTF_8), groups::add);
    return groups.of(totals);
  }

  /// What a budget needs to know of an estimate.
  private record Estimated(
      String id, String project, String workspace, long at, @Nullable PlanSource source) {}

  private List<Estimated> estimates(String tenant, Collection<String> ids) {
    return database
        .sql(
            """
            select id, project, workspace, created_at, repository, pull_request
            from estimate
            where id = any(:ids) and tenant = :tenant and outcome = 'estimated'
            """)
        .param("ids", ids.toArray(String[]::new))
        .param("tenant", tenant)
        .query((row, _) ->
            new Estimated(
                row.getString("id"),
                row.getString("project"),
                row.getString("workspace"),
                row.getObject("created_at", OffsetDateTime.class).toInstant().toEpochMilli(),
                source(row)))
        .list();
  }

  private static @Nullable PlanSource source(ResultSet row) throws SQLException {
    Integer pullRequest = row.getObject("pull_request", Integer.class);
    return pullRequest == null
        ? null
        : new PlanSource(row.getString("repository"), pullRequest, null, null, null, null, null);
  }

  /// An approval that is neither withdrawn nor expired.
  ///
  /// @param ceilings by the budget's id; null: it is `upTo`, for the project's own budget
  private record Approved(
      Consent consent, boolean isOwn, @Nullable Map<String, BigDecimal> ceilings) {}

  /// The approvals of plans and of their pull requests; their own first, then those that go
  /// furthest.
  private Map<String, List<Approved>> approvals(String tenant, Collection<String> ids) {
    Map<String, List<Approved>> found = new HashMap<>();
    database
        .sql(
            """
            select e.id, a.approved_by, a.approved_up_to, a.expires_at, a.ceilings,
              a.estimate_id = e.id as own,
              case when a.estimate_id <> e.id then a.not_priced end as may_lack
            from estimate e
            join approval a on a.tenant = e.tenant and a.withdrawn_at is null
              and (a.expires_at is null or a.expires_at > :now)
              and (a.estimate_id = e.id
                or a.approved_up_to is not null
                  and a.project = e.project and a.workspace = e.workspace
                  and a.repository = e.repository and a.pull_request = e.pull_request)
            where e.id = any(:ids) and e.tenant = :tenant
            order by e.id, own desc, a.approved_up_to desc
            """)
        .param("ids", ids.toArray(String[]::new))
        .param("tenant", tenant)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            found.computeIfAbsent(row.getString("id"), _ -> new ArrayList<>()).add(approved(row)))
        .list();
    return found;
  }

  private static Approved approved(ResultSet row) throws SQLException {
    OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
    String ceilings = row.getString("ceilings");
    return new Approved(
        new Consent(
            row.getString("approved_by"),
            row.getBigDecimal("approved_up_to"),
            expiresAt == null ? null : expiresAt.toInstant(),
            row.getObject("may_lack", Integer.class)),
        row.getBoolean("own"),
        ceilings == null
            ? null
            : Json.MAPPER.readValue(ceilings, new TypeReference<Map<String, BigDecimal>>() {}));
  }

  /// The plan's own, or else that of its pull request that goes furthest; null: there is none.
  private static @Nullable Consent consent(BudgetTerms terms, @Nullable List<Approved> approvals) {
    Consent furthest = null;
    for (Approved approved : approvals == null ? List.<Approved>of() : approvals) {
      Consent consent = of(terms, approved);
      if (consent != null && approved.isOwn()) {
        return consent;
      }
      if (consent != null && (furthest == null || goesFurther(consent, furthest))) {
        furthest = consent;
      }
    }
    return furthest;
  }

  private static boolean goesFurther(Consent one, Consent other) {
    return other.upTo() != null && one.upTo() != null && one.upTo().compareTo(other.upTo()) > 0;
  }

  /// What an approval says of one budget; null: nothing.
  private static @Nullable Consent of(BudgetTerms terms, Approved approved) {
    Consent consent = approved.consent();
    if (consent.upTo() == null) {
      return consent;
    }
    BigDecimal ceiling =
        approved.ceilings() != null
            ? approved.ceilings().get(terms.budget().id())
            : terms.budget().policy() == null ? consent.upTo() : null;
    return ceiling == null
        ? null
        : new Consent(consent.by(), ceiling, consent.expiresAt(), consent.notPriced());
  }
}
