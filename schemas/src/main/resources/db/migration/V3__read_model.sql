-- What became of submitted plans, and the budgets as the topic has them. Written and read by
-- ingest-api; everything here can be built again from Kafka.
create table submission (
  id text primary key,
  tenant text not null,
  project text not null,
  workspace text not null,
  submitted_at timestamptz not null
);

create table estimate (
  id text primary key check (length(id) <= 200),
  tenant text not null,
  project text not null,
  workspace text not null,
  outcome text not null check (outcome in ('estimated', 'rejected')),
  document text not null, -- the JSON as received
  catalogue_version bigint, -- null when rejected, as are the next three
  currency text,
  after_known numeric,
  delta_known numeric,
  dead_lettered boolean not null, -- made from a dead letter; an outcome of the estimator replaces it
  created_at timestamptz not null -- of the record
);

create index estimate_newest on estimate (tenant, created_at desc, id desc);
create index estimate_newest_of_project on estimate (tenant, project, created_at desc, id desc);

create table budget (
  id text primary key,
  tenant text not null,
  project text not null,
  amount numeric not null,
  currency text not null,
  warn_when_incomplete boolean not null,
  updated_at timestamptz not null
);
