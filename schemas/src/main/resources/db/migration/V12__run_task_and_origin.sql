-- Run tasks of HCP Terraform, and what they asked for. Written and read by ingest-api.
create table run_task (
  id text primary key,
  tenant text not null,
  name text not null,
  project text, -- null: the organisation's name
  workspace text, -- null: the workspace's name
  api_host text not null, -- host or host:port; the only one that gets the token
  hmac_key_sealed bytea not null, -- SecretBox, purpose: '<id>/hmac-key'
  above_budget boolean not null, -- what makes it fail
  delta_above numeric,
  incomplete boolean not null,
  created_at timestamptz not null,
  unique (tenant, name)
);

-- One request of a run, from the moment it was answered 200 until its result was handed over.
create table run_task_request (
  run_task_id text not null references run_task (id) on delete cascade,
  task_result_id text not null, -- of HCP Terraform: the same for the same request
  project text not null,
  workspace text not null,
  stage text not null,
  outcomes boolean not null, -- whether the caller shows outcomes
  source json not null, -- what the request says of where the plan is from
  access_sealed bytea, -- SecretBox, purpose: '<run task>/<result>/access'; null once it is done
  state text not null check (state in ('received', 'submitted', 'answering', 'done')),
  plan_id text, -- from 'submitted' on; null where there is no plan
  answer text, -- from 'answering' on: the last callback, the same bytes on every attempt
  verdict text check (verdict in ('passed', 'failed')),
  attempts integer not null default 0, -- times it was claimed; who claimed it last may write
  failures integer not null default 0, -- in a row
  due_at timestamptz not null, -- when it may be claimed; while it is worked on: when its lease ends
  leased_until timestamptz,
  received_at timestamptz not null,
  done_at timestamptz,
  note text, -- how handing over ended, when it did not end well
  primary key (run_task_id, task_result_id)
);

create index run_task_request_due on run_task_request (due_at) where state <> 'done';
create index run_task_request_waiting on run_task_request (plan_id) where state = 'submitted';
create index run_task_request_done on run_task_request (done_at) where state = 'done';

-- Which plans came through POST /estimate for which pull request. Written and read by ingest-api.
create table origin_submission (
  plan_id text primary key,
  tenant text not null,
  repository text not null,
  pull_request integer not null, -- 0: not said
  submitted_at timestamptz not null
);

create index origin_submission_newest on origin_submission (tenant, repository, submitted_at desc);
