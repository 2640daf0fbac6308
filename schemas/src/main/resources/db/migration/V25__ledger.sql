-- Read model of ccg.ledger, and budgets that hold more than a project. As V3: written and read by
-- ingest-api, and to be built again from Kafka. The tables standing and workspace_cost are for the
-- previous version only; the next migration may drop them.
create table ledger_workspace (
  tenant text not null,
  project text not null,
  workspace text not null,
  position bigint not null, -- offset of the newest record; an older one changes nothing
  sequence bigint not null,
  costs text not null, -- JSON, as the next
  before text, -- until that change; null: nothing
  primary key (tenant, project, workspace)
);

create table ledger_standing (
  budget_id text not null,
  instance text not null, -- empty: the budget is not split
  tenant text not null,
  position bigint not null,
  sequence bigint not null,
  planned numeric not null,
  open numeric not null,
  proposals integer not null,
  workspaces integer not null,
  not_priced integer not null,
  at_least integer not null,
  reduced numeric not null,
  newest_plan_id text,
  project text,
  firing text not null, -- JSON: thresholds with the number of their crossing
  cause text, -- why its alert fires; null: it does not
  episode bigint not null,
  primary key (budget_id, instance)
);

create index ledger_standing_of_tenant on ledger_standing (tenant);

alter table budget
  alter column project drop not null,
  add column name text, -- null: it is a project's own
  add column policy text; -- JSON; null: it is a project's own

create index budget_of_tenant on budget (tenant, id);

-- What the ceiling of an approval is for each budget that held the plan, as JSON; null: it is
-- approved_up_to, for the project's own budget.
alter table approval add column ceilings text;
