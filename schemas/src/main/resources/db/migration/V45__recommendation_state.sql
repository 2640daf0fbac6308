-- Each recommendation by its stable id: open, realised by a later plan, or gone. As ccg.recommendations has it; everything
-- in here can be built again from Kafka.
create table recommendation (
  tenant text not null,
  id text not null check (length(id) <= 64),
  project text not null,
  workspace text not null,
  rule text not null,
  title text not null,
  resource text not null, -- the first one
  resources int not null, -- how many
  kind text not null,
  monthly numeric, -- null where it depends on usage that was not given
  together boolean not null, -- whether it belongs to the best compatible set of the plan
  state text not null check (state in ('open', 'realised', 'gone')),
  first_seen timestamptz not null, -- since when it is open
  changed_at timestamptz not null, -- of the plan that said it last, or ended it
  estimate text not null, -- that plan
  primary key (tenant, id)
);

create index recommendation_open on recommendation (tenant, state, first_seen, id);
create index recommendation_of_project on recommendation (tenant, project, state, first_seen, id);

-- That a recommendation is not wanted. A row is written by a person; with its reason it is in ccg.audit, too.
create table recommendation_dismissal (
  tenant text not null,
  id text not null check (length(id) <= 64),
  project text not null,
  workspace text not null,
  reason text not null check (length(reason) <= 1000),
  dismissed_by text not null,
  dismissed_at timestamptz not null,
  expires_at timestamptz, -- null: never
  primary key (tenant, id)
);

create index recommendation_dismissal_of_workspace on recommendation_dismissal (tenant, project, workspace);
