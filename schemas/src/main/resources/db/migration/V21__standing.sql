-- Read model of ccg.standings. As V3: written and read by ingest-api, and to be built again from
-- Kafka. The function planned_cost, which computed it from the estimates, is
-- for the previous version only; the next migration may drop it.
create table standing (
  budget_id text primary key, -- tenant/project; also of projects without a budget
  tenant text not null,
  project text not null,
  position bigint not null, -- offset of the newest record; an older one changes nothing
  planned numeric not null,
  not_priced integer not null,
  at_least integer not null,
  reduced numeric not null,
  newest_plan_id text,
  firing text, -- why the budget's alert fires; null: it does not
  episode bigint not null
);

-- The parts that the standing is the sum of.
create table workspace_cost (
  budget_id text not null,
  workspace text not null,
  position bigint not null,
  whole_known numeric, -- null, with the next: no plan of the whole workspace
  whole_not_priced integer,
  part_known numeric, -- null, with the next: the newest plan is one of the whole
  part_not_priced integer,
  primary key (budget_id, workspace),
  check ((whole_known is null) = (whole_not_priced is null)),
  check ((part_known is null) = (part_not_priced is null))
);

-- What a budget counts of an estimate, beside after_known and delta_known.
alter table estimate
  add column after_not_priced integer,
  add column part boolean; -- whether its plan covers a part of the workspace

update estimate
set after_not_priced = (document::json #>> '{after,notPriced}')::integer,
  part = coalesce(json_array_length(document::json -> 'partial'), 0) > 0
where outcome = 'estimated'
  and case when document is json object and position('\u0000' in document) = 0
    then json_typeof(document::json -> 'partial') = 'array'
      and document::json #>> '{after,notPriced}' ~ '^[0-9]{1,9}$' end;
