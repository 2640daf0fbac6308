-- Decisions follow standings: a budget may stand otherwise without an alert, and a decision with it.
alter table plan_decision add column told text; -- digest of the rules that the published decision said are not kept; null: not known

-- Projects of which a budget stands otherwise since their decisions were made. Written and read by ingest-api.
create table standing_moved (
  tenant text not null,
  project text not null, -- empty: a budget that may hold several
  due_at timestamptz not null, -- when decisions are made anew
  primary key (tenant, project)
);

create index standing_moved_due on standing_moved (due_at);
