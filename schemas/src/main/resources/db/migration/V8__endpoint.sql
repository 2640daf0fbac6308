-- How the receiver of a subscription fares. Written and read by notifier; a row comes with the first
-- claim. subscription.paused_until is not read any more; a later version drops it.
create table endpoint (
  subscription_id text primary key references subscription (id) on delete cascade,
  next_send_at timestamptz, -- its rate allows nothing before; null: as much as it allows at once
  paused_until timestamptz, -- nothing is sent before: it asked for that, or its circuit is open
  failures integer not null default 0, -- attempts that failed in a row
  failing_since timestamptz, -- the first of them
  recovered_at timestamptz -- its circuit closed; the time to give a delivery up counts from here
) with (fillfactor = 50);

insert into endpoint (subscription_id, paused_until)
select id, paused_until from subscription where paused_until is not null;

-- SubscriptionDisabled as it is published to ccg.subscriptions, when this attempt was the last straw.
alter table delivery_attempt add column disabled json;

-- What housekeeping looks for. Attempts come in the order of their time.
create index delivery_finished on delivery (finished_at) where finished_at is not null;
create index delivery_attempt_old on delivery_attempt using brin (at) with (autosummarize = on);

-- A row is rewritten at each claim and result: the body stays where it is, and dead rows go early.
alter table delivery set (
  toast_tuple_target = 128,
  autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_insert_scale_factor = 0.1,
  autovacuum_analyze_scale_factor = 0.05);
