-- Outcomes are found by workspace, repository and pull request. As V3: written and read by
-- ingest-api, and to be built again from Kafka.
alter table estimate
  add column repository text, -- null: not said
  add column pull_request integer;

update estimate
set repository = document::json #>> '{source,repository}',
  pull_request = (document::json #>> '{source,pullRequest}')::integer
where case when document is json object and position('\u0000' in document) = 0
  then length(document::json #>> '{source,repository}') <= 255 end;

create index estimate_newest_of_workspace on estimate
  (tenant, project, workspace, created_at desc, id desc);

-- The last column is for looking only: the others put a pull request's plans in order, too.
create index estimate_newest_of_repository on estimate
  (tenant, repository, created_at desc, id desc, pull_request) where repository is not null;
