package io.cloudcostguard.ingest.result.due;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of decisions. Whatever may change one only marks it; making it is left to a thread, so
/// that nothing waits for it, and much at once is made at a steady pace.
@Component
public class DueDecisions {

  /// What is older when it is read, e.g. when the read model is rebuilt, is not decided.
  private static final Duration NEWS = Duration.ofDays(1);

  /// How long decisions are kept, and made anew.
  private static final Duration KEPT = Duration.ofDays(31);

  /// After this time another instance makes a decision that was claimed.
  private static final Duration LEASE = Duration.ofMinutes(1);

  /// How long decisions wait for more changes of a standing: each plan moves one, and much at once
  /// is decided once.
  private static final Duration CALM = Duration.ofSeconds(5);

  /// Of so many projects at once decisions become due because standings moved.
  private static final int MOST_MOVED = 20;

  /// So many plans of one pull request an approval makes due, the newest ones.
  private static final int MOST_OF_APPROVAL = 20;

  private static final Pattern REPOSITORY = Pattern.compile("[\\w.~/-]{1,300}");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{7,64}");
  private static final int LONGEST_SOURCE = 4000;

  private final JdbcClient database;
  private final Clock clock;
  private volatile Runnable wake = () -> {};

  DueDecisions(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Registers who makes decisions, to be told that one is due.
  public void onDue(Runnable then) {
    wake = then;
  }

  /// A plan whose decision is due.
  ///
  /// @param state the last that was published; null: none was
  /// @param told the digest of the rules that it said are not kept; null: not known
  /// @param number how many were
  /// @param until when the claim ends
  public record Due(
      String planId,
      String tenant,
      String project,
      String workspace,
      String thread,
      @Nullable PlanSource source,
      Instant submittedAt,
      PlanDecided.@Nullable State state,
      @Nullable String approvedBy,
      @Nullable String told,
      int number,
      Instant until) {}

  /// A plan was submitted: its commit has to wait for the decision.
  public void submitted(
      String planId,
      String tenant,
      String project,
      String workspace,
      PlanSource source,
      Instant at) {
    if (isOfCommit(source) && isNews(at)) {
      add(planId, tenant, project, workspace, source, at);
    }
  }

  /// A plan has an outcome.
  public void ready(PlanOutcome outcome, Instant at) {
    PlanSource source = outcome.source() == null ? PlanSource.NONE : outcome.source();
    if (isNews(at)
        && (isOfCommit(source) || !thread(source).isEmpty() || mayNeedApproval(outcome.tenant()))) {
      add(outcome.id(), outcome.tenant(), outcome.project(), outcome.workspace(), source, at);
    }
  }

  private void add(
      String planId,
      String tenant,
      String project,
      String workspace,
      PlanSource source,
      Instant at) {
    String json = Json.MAPPER.writeValueAsString(source);
    database
        .sql(
            """
            insert into plan_decision as d (plan_id, tenant, project, workspace, thread, source,
              submitted_at, due_at)
            values (:id, :tenant, :project, :workspace, :thread, :source, :at, :now)
            on conflict (plan_id) do update set due_at = excluded.due_at
            where d.state is null or d.state = 'PENDING'
            """)
        .param("id", planId)
        .param("tenant", tenant)
        .param("project", project)
        .param("workspace", workspace)
        .param("thread", thread(source))
        .param("source", json.length() > LONGEST_SOURCE ? null : json, Types.VARCHAR)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("now", now())
        .update();
    wake.run();
  }

  /// An approval was given to a plan, or withdrawn; it may cover others of its pull request.
  public void approvalChanged(String tenant, String planId) {
    database
        .sql(
            """
            update plan_decision set due_at = :now
            where plan_id = :id and tenant = :tenant
              or plan_id in (
                select d.plan_id from plan_decision d
                join plan_decision one on one.plan_id = :id and one.tenant = :tenant
                where d.tenant = one.tenant and d.project = one.project
                  and d.workspace = one.workspace and d.thread = one.thread and d.thread <> ''
                  and d.open
                order by d.submitted_at desc, d.plan_id desc
                limit :most)
            """)
        .param("now", now())
        .param("id", planId)
        .param("tenant", tenant)
        .param("most", MOST_OF_APPROVAL)
        .update();
    wake.run();
  }

  /// A budget of a tenant was set or removed, or crosses another threshold: what was decided of the
  /// newest plan of each open pull request may be otherwise.
  public void budgetsChanged(String tenant) {
    database
        .sql(
            """
            update plan_decision d set due_at = :now
            where d.tenant = :tenant and d.open and d.state <> 'PENDING'
              and d.submitted_at > :after
              and not exists (
                select from plan_decision newer
                where newer.tenant = d.tenant and newer.project = d.project
                  and newer.workspace = d.workspace and newer.thread = d.thread
                  and (newer.submitted_at, newer.plan_id) > (d.submitted_at, d.plan_id))
            """)
        .param("now", now())
        .param("tenant", tenant)
        .param("after", now().minus(KEPT))
        .update();
    wake.run();
  }

  /// A budget stands otherwise, whether or not a threshold is crossed: a plan that is not the
  /// newest of its workspace may be above a limit now, or within it again.
  ///
  /// @param project the only one that the budget holds; empty: there may be several
  public void standingMoved(String tenant, String project) {
    database
        .sql(
            """
            insert into standing_moved (tenant, project, due_at) values (:tenant, :project, :at)
            on conflict (tenant, project) do nothing
            """)
        .param("tenant", tenant)
        .param("project", project)
        .param("at", now().plus(CALM))
        .update();
  }

  /// Makes what was decided where standings moved due: of the newest plan of each open pull
  /// request.
  public void standingsCameToRest() {
    database
        .sql(
            """
            with moved as (
              delete from standing_moved where (tenant, project) in (
                select tenant, project from standing_moved where due_at <= :now
                order by due_at limit :most for update skip locked)
              returning tenant, project)
            update plan_decision d set due_at = :now
            from moved m
            where d.tenant = m.tenant and (m.project = '' or d.project = m.project)
              and d.open and d.state <> 'PENDING' and d.submitted_at > :after
              and not exists (
                select from plan_decision newer
                where newer.tenant = d.tenant and newer.project = d.project
                  and newer.workspace = d.workspace and newer.thread = d.thread
                  and (newer.submitted_at, newer.plan_id) > (d.submitted_at, d.plan_id))
            """)
        .param("now", now())
        .param("most", MOST_MOVED)
        .param("after", now().minus(KEPT))
        .update();
  }

  /// A plan was applied or withdrawn: it is decided no more.
  public void closed(String tenant, String planId) {
    database
        .sql(
            """
            update plan_decision set open = false,
              due_at = case when state <> 'PENDING' then null else due_at end
            where plan_id = :id and tenant = :tenant
            """)
        .param("id", planId)
        .param("tenant", tenant)
        .update();
  }

  /// A pull request was merged or closed: its plans of a workspace are decided no more.
  public void closed(
      String tenant, String project, String workspace, String repository, int pullRequest) {
    database
        .sql(
            """
            update plan_decision set open = false,
              due_at = case when state <> 'PENDING' then null else due_at end
            where tenant = :tenant and project = :project and workspace = :workspace
              and thread = :thread
            """)
        .param("tenant", tenant)
        .param("project", project)
        .param("workspace", workspace)
        .param("thread", repository + "#" + pullRequest)
        .update();
  }

  /// Claims some that are due, first those that nothing was decided of; they are due again when the
  /// claim ends.
  public List<Due> claim(int most) {
    return database
        .sql(
            """
            update plan_decision set due_at = :until
            where plan_id in (
              select plan_id from plan_decision where due_at <= :now
              order by (state is null or state = 'PENDING') desc, due_at
              limit :most for update skip locked)
            returning *
            """)
        .param("until", now().plus(LEASE))
        .param("now", now())
        .param("most", most)
        .query((row, _) -> due(row))
        .list();
  }

  /// What was decided last of the same workspace and pull request, of this plan or of one before
  /// it; null: nothing.
  public PlanDecided.@Nullable State before(Due due) {
    return database
        .sql(
            """
            select state from plan_decision
            where tenant = :tenant and project = :project and workspace = :workspace
              and thread = :thread and (submitted_at, plan_id) <= (:at, :id)
              and state <> 'PENDING'
            order by submitted_at desc, plan_id desc
            limit 1
            """)
        .param("tenant", due.tenant())
        .param("project", due.project())
        .param("workspace", due.workspace())
        .param("thread", due.thread())
        .param("at", due.submittedAt().atOffset(ZoneOffset.UTC))
        .param("id", due.planId())
        .query((row, _) -> PlanDecided.State.valueOf(row.getString("state")))
        .optional()
        .orElse(null);
  }

  /// Notes what was published. Where another instance published meanwhile, it is due again.
  ///
  /// @param told the digest of the rules that are not kept
  /// @param next when it may be otherwise without any change; null: never
  public void published(Due due, PlanDecided decided, String told, @Nullable Instant next) {
    int updated =
        database
            .sql(
                """
                update plan_decision
                set state = :state, approved_by = :approvedBy, told = :told, number = :number,
                  due_at = case when due_at = :until then :next else due_at end
                where plan_id = :id and number = :last
                """)
            .param("state", decided.state().name())
            .param("approvedBy", decided.approvedBy(), Types.VARCHAR)
            .param("told", told)
            .param("number", decided.number())
            .param("next", at(next), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("until", due.until().atOffset(ZoneOffset.UTC))
            .param("id", due.planId())
            .param("last", due.number())
            .update();
    if (updated == 0) {
      database
          .sql("update plan_decision set due_at = :now where plan_id = :id")
          .param("now", now())
          .param("id", due.planId())
          .update();
    }
  }

  /// Nothing has changed.
  ///
  /// @param told the digest of the rules that are not kept
  /// @param next when it may be otherwise without any change; null: never
  public void unchanged(Due due, String told, @Nullable Instant next) {
    database
        .sql(
            """
            update plan_decision set due_at = :next, told = :told
            where plan_id = :id and due_at = :until
            """)
        .param("told", told)
        .param("next", at(next), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("id", due.planId())
        .param("until", due.until().atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Deletes what is old.
  public void forgetOld() {
    database
        .sql("delete from plan_decision where submitted_at < :before")
        .param("before", now().minus(KEPT))
        .update();
  }

  private boolean mayNeedApproval(String tenant) {
    return database
        .sql(
            """
            select exists (select from budget where tenant = :tenant
              and (requires_approval or policy like '%BLOCK%'))
            """)
        .param("tenant", tenant)
        .query(Boolean.class)
        .single();
  }

  private boolean isNews(Instant at) {
    return at.isAfter(clock.instant().minus(NEWS));
  }

  private static boolean isOfCommit(PlanSource source) {
    return source.repository() != null
        && source.commit() != null
        && REPOSITORY.matcher(source.repository()).matches()
        && COMMIT.matcher(source.commit()).matches();
  }

  private static String thread(PlanSource source) {
    return source.pullRequest() == null
            || source.repository() == null
            || !REPOSITORY.matcher(source.repository()).matches()
        ? ""
        : source.repository() + "#" + source.pullRequest();
  }

  private static Due due(ResultSet row) throws SQLException {
    String source = row.getString("source");
    String state = row.getString("state");
    return new Due(
        row.getString("plan_id"),
        row.getString("tenant"),
        row.getString("project"),
        row.getString("workspace"),
        row.getString("thread"),
        source == null ? null : Json.MAPPER.readValue(source, PlanSource.class),
        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
        state == null ? null : PlanDecided.State.valueOf(state),
        row.getString("approved_by"),
        row.getString("told"),
        row.getInt("number"),
        row.getObject("due_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private OffsetDateTime now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
