package io.cloudcostguard.ingest.integration.runtask;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of run task requests, with their leases. It survives the death of an instance.
@Component
class TaskRequests {

  /// An approval may be stored this long after the moment that it bears.
  private static final Duration SLACK = Duration.ofSeconds(10);

  private final JdbcClient database;
  private final SecretBox box;
  private final RunTaskProperties properties;
  private final Clock clock;

  TaskRequests(JdbcClient database, SecretBox box, RunTaskProperties properties, Clock clock) {
    this.database = database;
    this.box = box;
    this.properties = properties;
    this.clock = clock;
  }

  /// Keeps a request; one that is sent again changes nothing.
  void add(RunTask task, String taskResultId, HookPayload payload, Access access) {
    TaskRequest.Key key = new TaskRequest.Key(task.id(), taskResultId);
    String stage = payload.name("stage", "unknown");
    database
        .sql(
            """
            insert into run_task_request (run_task_id, task_result_id, project, workspace, stage,
              outcomes, source, access_sealed, state, due_at, received_at)
            values (:task, :result, :project, :workspace, :stage,
              :outcomes, :source::json, :access, 'received', :now, :now)
            on conflict (run_task_id, task_result_id) do nothing
            """)
        .param("task", key.runTaskId())
        .param("result", key.taskResultId())
        .param(
            "project",
            task.project() == null ? payload.name("organization_name", "default") : task.project())
        .param(
            "workspace",
            task.workspace() == null ? payload.name("workspace_name", "default") : task.workspace())
        .param("stage", stage)
        .param("outcomes", payload.showsOutcomes())
        .param("source", Json.MAPPER.writeValueAsString(payload.source()))
        .param("access", box.seal(Json.MAPPER.writeValueAsString(access), key.accessPurpose()))
        .param("now", at(clock.instant()))
        .update();
  }

  /// Claims one request that is due, or whose estimate has arrived; null when there is none. No run
  /// task keeps everybody busy.
  @Nullable TaskRequest claim() {
    Instant now = clock.instant();
    return database
        .sql(
            """
            update run_task_request r
            set attempts = r.attempts + 1, leased_until = :leasedUntil, due_at = :leasedUntil
            from run_task t
            where t.id = r.run_task_id and (r.run_task_id, r.task_result_id) = (
              select w.run_task_id, w.task_result_id
              from run_task_request w
              where (w.state <> 'done' and w.due_at <= :now
                     or w.state = 'submitted' and w.leased_until is null
                       and exists (select from estimate e where e.id = w.plan_id)
                     or w.state = 'approving' and w.leased_until is null
                       and exists (select from approval a where a.estimate_id = w.plan_id
                                     and a.withdrawn_at is null
                                     and a.approved_at > w.due_at - :lookedBefore * interval '1 second'))
                and (select count(*) from run_task_request o
                     where o.run_task_id = w.run_task_id and o.state <> 'done'
                       and o.leased_until > :now) < :perTask
              order by w.due_at
              limit 1
              for update of w skip locked)
            returning r.*, t.tenant, t.above_budget, t.delta_above, t.incomplete
            """)
        .param("now", at(now))
        .param("leasedUntil", at(now.plus(properties.lease())))
        .param("lookedBefore", properties.heartbeat().plus(SLACK).toSeconds())
        .param("perTask", properties.maxInFlightPerTask())
        .query((row, _) -> claimed(row))
        .optional()
        .orElse(null);
  }

  private TaskRequest claimed(ResultSet row) throws SQLException {
    TaskRequest.Key key =
        new TaskRequest.Key(row.getString("run_task_id"), row.getString("task_result_id"));
    String access = box.open(row.getBytes("access_sealed"), key.accessPurpose());
    return new TaskRequest(
        key,
        row.getString("tenant"),
        row.getString("project"),
        row.getString("workspace"),
        row.getString("stage"),
        row.getBoolean("outcomes"),
        Json.MAPPER.readValue(row.getString("source"), PlanSource.class),
        Json.MAPPER.readValue(access, Access.class),
        RunTasks.failWhen(row),
        TaskRequest.State.of(row.getString("state")),
        row.getString("plan_id"),
        row.getString("answer"),
        row.getInt("attempts"),
        row.getInt("failures"),
        row.getObject("received_at", OffsetDateTime.class).toInstant());
  }

  /// Its plan was submitted.
  boolean submitted(TaskRequest request, String planId) {
    return update(
        request,
        "state = 'submitted', plan_id = :value, failures = 0",
        planId,
        properties.heartbeat());
  }

  /// Nothing new: look again after a while, or when the estimate arrives.
  boolean waiting(TaskRequest request) {
    return update(request, "failures = 0", null, properties.heartbeat());
  }

  /// It waits for an approval: look again after a while, or when it was given.
  boolean approving(TaskRequest request) {
    return update(request, "state = 'approving', failures = 0", null, properties.heartbeat());
  }

  /// What its run will be told.
  boolean answering(TaskRequest request, String answer, boolean passed) {
    String verdict = passed ? "'passed'" : "'failed'";
    return update(
        request,
        "state = 'answering', failures = 0, answer = :value, verdict = " + verdict,
        answer,
        Duration.ZERO);
  }

  /// Something did not work: the same again after a pause.
  boolean again(TaskRequest request, Duration pause) {
    return update(request, "failures = failures + 1", null, pause);
  }

  /// Its run was told, or never will be; the token is forgotten.
  ///
  /// @param note why it was not told; null when it was
  boolean done(TaskRequest request, @Nullable String note) {
    return update(
        request,
        "state = 'done', access_sealed = null, done_at = now(), note = :value",
        note,
        Duration.ZERO);
  }

  private boolean update(
      TaskRequest request, String change, @Nullable String value, Duration pause) {
    return database
            .sql(
                """
                update run_task_request
                set leased_until = null, due_at = :due, %s
                where run_task_id = :task and task_result_id = :result and attempts = :attempt
                """
                    .formatted(change))
            .param("due", at(clock.instant().plus(pause)))
            .param("value", value)
            .param("task", request.key().runTaskId())
            .param("result", request.key().taskResultId())
            .param("attempt", request.attempt())
            .update()
        > 0;
  }

  /// Those that were done long ago.
  void forgetOld() {
    database
        .sql("delete from run_task_request where state = 'done' and done_at < :before")
        .param("before", at(clock.instant().minus(properties.keepFor())))
        .update();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
