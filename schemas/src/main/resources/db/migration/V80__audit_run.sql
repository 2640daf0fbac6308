-- Runs of `ccg audit verify`, as those who ran them report them. Written by ingest-api, which did not make them: a row is what its
-- reporter says, and no proof.
create table audit_run (
  id text primary key,
  tenant text not null, -- of who reported it
  result text not null check (result in ('proven', 'not proven', 'incomplete')),
  summary text not null,
  selection text, -- in words; null: every plan
  started_at timestamptz not null,
  seconds double precision not null,
  engine_version text not null,
  counts text not null, -- JSON
  faults text not null, -- JSON: how many of each kind
  not_checked text not null, -- JSON
  not_covered text not null, -- JSON
  reported_by text not null,
  at timestamptz not null
);

create index audit_run_of_tenant on audit_run (tenant, at desc, id desc);
