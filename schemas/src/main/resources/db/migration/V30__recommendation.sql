-- What would cost less, plan by plan, as ccg.recommendations has it. Written and read by ingest-api;
-- everything here can be built again from Kafka.
create table recommendation_set (
  id text primary key check (length(id) <= 200), -- the plan's
  tenant text not null,
  project text not null,
  workspace text not null,
  catalogue_version bigint not null,
  monthly numeric not null,
  together numeric not null,
  recommendations int not null, -- how many, also those that the document does not tell
  document text not null, -- the JSON as received
  created_at timestamptz not null -- of the record
);

create index recommendation_set_newest on recommendation_set (tenant, project, workspace, created_at desc, id desc);
