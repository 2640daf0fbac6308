-- What is said of a submitted plan, runs of plans, plans that were cancelled. As V3: written and read
-- by ingest-api, and to be built again from Kafka.

alter table submission
  add column fingerprint text, -- of plan, usage and parameters; null: not known
  add column run text; -- the plans that belong together; null: none

create index submission_of_run on submission (tenant, run) where run is not null;
create index submission_newest on submission (tenant, project, workspace, submitted_at desc);

alter table estimate
  add column run text,
  add column before_known numeric, -- null when not estimated, as is the next
  add column complete boolean, -- both totals and the difference are known, and so is all of the plan
  drop constraint estimate_outcome_check,
  add constraint estimate_outcome_check check (outcome in ('estimated', 'rejected', 'cancelled'));

create index estimate_of_run on estimate (tenant, run) where run is not null;

-- A subscription for the outcome of one plan: its callback.
alter table subscription add column if not exists subject text;
