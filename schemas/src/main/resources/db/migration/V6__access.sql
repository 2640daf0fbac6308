-- Who may come in. Written and read by ingest-api; every instance keeps it in memory.

create table tenant (
  name text primary key check (name ~ '^[a-z0-9-]{1,63}$'),
  requests_per_minute bigint check (requests_per_minute > 0), -- null: as configured
  plans_per_day bigint check (plans_per_day >= 0), -- null: as configured
  created_at timestamptz not null default now(),
  closed_at timestamptz -- its keys and tokens do not work; what is stored stays
);

insert into tenant (name) values ('default');

create table api_key (
  id text primary key,
  tenant text not null references tenant (name),
  name text not null,
  scopes text[] not null,
  sha256 bytea not null check (length(sha256) = 32), -- of the whole key; the key itself is nowhere
  previous_sha256 bytea check (length(previous_sha256) = 32), -- of the key before it was rotated
  previous_until timestamptz, -- until when that one works
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz -- a minute late
);

create index api_key_by_tenant on api_key (tenant, created_at);

-- One row. Counts the changes of the two tables above, each in the transaction of the change; the
-- row's lock puts them in an order. An instance that has seen this number has seen all before it.
create table access_change (
  only_row boolean primary key default true check (only_row),
  change bigint not null
);

insert into access_change (change) values (0);

-- How many plans a tenant submitted on a day (UTC). Instances add what they counted every few seconds.
create table plan_count (
  tenant text not null,
  day date not null,
  plans bigint not null,
  primary key (tenant, day)
);

-- Who did what: a view of the topic ccg.audit.
create table audit_record (
  id text primary key, -- UUIDv7: sorts by time
  tenant text not null,
  actor text not null,
  action text not null,
  path text not null,
  made text,
  status integer not null,
  at timestamptz not null
);

create index audit_record_newest on audit_record (tenant, id desc);
