-- What was decided last about each plan of a commit, or that may need an approval, and which decisions are due to be made
-- anew. Written and read by ingest-api; ccg.decisions has what was published. Kept for 31 days.
create table plan_decision (
  plan_id text primary key check (length(plan_id) <= 200),
  tenant text not null,
  project text not null,
  workspace text not null,
  thread text not null, -- the pull request; empty: none
  source text, -- JSON; null: nothing was said of it
  submitted_at timestamptz not null,
  state text, -- null: nothing was published
  approved_by text,
  number int not null default 0, -- of the newest that was published
  open boolean not null default true, -- false: applied, withdrawn, or its pull request ended
  due_at timestamptz -- null: not due; in the future: an instance is making it
);

create index plan_decision_due on plan_decision (due_at) where due_at is not null;
create index plan_decision_newest on plan_decision (tenant, project, workspace, thread, submitted_at desc, plan_id desc);
create index plan_decision_age on plan_decision (submitted_at);
