-- What the providers really charged: written by `ccg actuals import`, read by ingest-api. The source is the
-- provider's file, which can be imported again.
create table actual_import (
  import bigint generated always as identity primary key,
  tenant text not null references tenant (name),
  delivery text not null, -- digest of the files and of how they are imported
  sources text[] not null,
  state text not null check (state in ('running', 'done', 'replaced')),
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  read bigint not null default 0, -- rows, as the next
  rejected bigint not null default 0,
  added bigint not null default 0,
  changed bigint not null default 0,
  removed bigint not null default 0
);

create index actual_import_of_tenant on actual_import (tenant, import);

-- The months of an import that are merged: after a kill the next run goes on behind them.
create table actual_import_month (
  import bigint not null references actual_import on delete cascade,
  month date not null,
  added bigint not null,
  changed bigint not null,
  removed bigint not null,
  primary key (import, month)
);

-- Rows of a bill. Those that agree in everything but their amounts are one row with their sum. Empty: not said.
create table actual_charge (
  tenant text not null,
  month date not null, -- the first day of the month in which the charge period begins, UTC
  identity uuid not null, -- digest of what says which charge it is
  import bigint not null, -- that wrote it last
  provider text not null,
  account text not null, -- that is billed
  sub_account text not null,
  billing_start timestamptz not null,
  charge_start timestamptz not null,
  charge_end timestamptz not null,
  category text not null, -- Usage, Purchase, Tax, Credit, Adjustment
  correction boolean not null, -- of an earlier billing period
  service text not null,
  service_category text not null,
  region text not null,
  resource text not null,
  resource_type text not null,
  sku text not null,
  description text not null,
  commitment text not null,
  currency text not null,
  tags jsonb not null,
  unit text not null, -- of quantity, as priced
  quantity numeric, -- null: not said, as the next
  consumed_unit text not null,
  consumed numeric,
  billed numeric not null,
  effective numeric not null,
  list numeric,
  contracted numeric,
  primary key (tenant, month, identity)
) partition by range (month);

-- Which workspace a charge belongs to. Written by ingest-api. First by the id of the resource, then by the
-- first rule that fits.
create table actual_resource (
  tenant text not null,
  resource text not null, -- its id at the provider, in lower case
  project text not null,
  workspace text not null,
  address text not null,
  primary key (tenant, resource)
);

create table actual_rule (
  tenant text not null,
  position integer not null,
  project text not null,
  workspace text not null,
  account text, -- null: any; else that is billed, or its sub-account
  tags jsonb not null, -- that the charge has
  primary key (tenant, position)
);
