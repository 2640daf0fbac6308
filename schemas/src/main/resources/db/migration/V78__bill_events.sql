-- What a month is charged by service, as ccg.actuals told it last. Written by `ccg actuals import` with the charges.
create table actual_service (
  tenant text not null,
  month date not null,
  service_key uuid not null, -- digest of provider, service and currency, whose texts may be long
  provider text not null,
  service text not null,
  currency text not null,
  charges bigint not null,
  billed numeric not null,
  effective numeric not null,
  primary key (tenant, month, service_key)
);

insert into actual_service
select tenant, month, md5(provider || chr(31) || service || chr(31) || currency)::uuid, provider, service, currency, count(*),
  sum(billed), sum(effective)
from actual_charge group by tenant, month, provider, service, currency;

-- Records of ccg.actuals that are not published yet, in order. Written with what they tell, published by ingest-api.
create table actual_outbox (
  position bigint generated always as identity primary key,
  tenant text not null,
  event text not null -- JSON of a BillEvent
);

-- Tenants whose budgets are to be compared with their bills, because the bill, what belongs where, or a budget has changed.
-- The number says of a comparison whether something has changed since it began.
create table bill_due (
  tenant text primary key,
  number bigint not null default 1,
  due_at timestamptz not null -- in the future: an instance is comparing, or it failed
);

insert into bill_due (tenant, due_at) select distinct tenant, now() from actual_service;

create index bill_due_at on bill_due (due_at);

-- Thresholds of budgets that a bill has passed: each is told once, also where a corrected bill falls and rises again. A threshold
-- of another amount is another one. Written by ingest-api; ccg.actuals has the alerts.
create table bill_alert (
  tenant text not null,
  budget_id text not null,
  instance text not null, -- empty: the budget is not split
  month date not null,
  kind text not null check (kind in ('ACTUAL', 'FORECAST')),
  threshold text not null,
  amount numeric not null, -- of the threshold, in the currency of the limit
  alert text not null, -- id of the alert that told of it
  at timestamptz not null,
  primary key (tenant, budget_id, instance, month, kind, threshold, amount)
);

create index bill_alert_age on bill_alert (month);
