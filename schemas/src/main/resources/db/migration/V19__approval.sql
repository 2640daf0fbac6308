-- Plans that somebody lets pass above their project's budget. Written and read by ingest-api.

alter table budget add column requires_approval boolean not null default false;

-- Also in ccg.audit, with the comment.
create table approval (
  estimate_id text primary key,
  tenant text not null,
  approved_by text not null,
  comment text not null,
  planned numeric not null, -- a month's cost of the project with this plan, as it was known then
  monthly_limit numeric not null, -- then, too
  currency text not null,
  approved_at timestamptz not null
);

alter table audit_record add column comment text;

-- 'approving': the estimate is there; it is above the budget and somebody may still approve it.
alter table run_task_request
  drop constraint run_task_request_state_check,
  add constraint run_task_request_state_check
    check (state in ('received', 'submitted', 'approving', 'answering', 'done'));

create index run_task_request_approving on run_task_request (plan_id) where state = 'approving';

-- What a project will cost a month with this estimate as the newest of its workspace: the sum, over
-- its workspaces, of what is known of each after its newest plan.
create function planned_cost(estimate) returns numeric
  language sql stable
  return ($1).after_known + (
    select coalesce(sum(newest.after_known), 0)
    from (
      select distinct on (e.workspace) e.after_known
      from estimate e
      where e.tenant = ($1).tenant and e.project = ($1).project
        and e.outcome = 'estimated' and e.workspace <> ($1).workspace
      order by e.workspace, e.created_at desc, e.id desc
    ) newest
  );
