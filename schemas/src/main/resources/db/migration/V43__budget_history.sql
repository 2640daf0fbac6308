-- Where a budget stood at the end of each day, in USD, as ccg.ledger said it; a day without a change has no row. Kept for 400
-- days. ccg.ledger keeps the newest record of a key only, so older days cannot be built again.
create table budget_standing_day (
  budget_id text not null,
  instance text not null,
  day date not null, -- UTC
  tenant text not null,
  position bigint not null, -- the record's offset
  planned numeric not null,
  open numeric not null,
  proposals int not null,
  not_priced int not null,
  at_least int not null,
  primary key (budget_id, instance, day)
);

create index budget_standing_day_age on budget_standing_day (day);

-- The resources of a plan that will cost most, as JSON; null: of an outcome that an older version stored.
alter table estimate add column largest text;

-- The budget with a name that was accepted last, ahead of the read model: two writers that saw the same budget cannot both
-- write. Written and read by ingest-api.
create table budget_accepted (
  budget_id text primary key,
  budget text, -- JSON; null: it was removed
  accepted_at timestamptz not null
);
