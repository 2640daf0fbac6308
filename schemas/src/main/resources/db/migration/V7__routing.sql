-- What a subscription wants to be told, and when; and what its deliveries say in a few words.

-- Written by ingest-api, read by notifier.
alter table subscription
  add column subject text, -- a plan's id: told of this plan only, and removed some time after that; null: of any
  add column min_severity text check (min_severity in ('info', 'warning', 'critical')), -- null: any
  add column min_delta numeric, -- a month, up or down; null: any
  add column quiet_hours json, -- QuietHours; null: none
  add column digest json, -- Digest; null: each event by itself
  add column held_at timestamptz; -- its owner lets nothing be sent; what comes is kept

-- projects that a subscription names may end in '*': all that begin like that
create index subscription_of_one_plan on subscription (subject) where subject is not null;

alter table delivery
  add column project text, -- null: of no project
  add column summary json, -- Summary: what a message about many says of this one
  add column grouped_into text, -- the delivery that tells of this one
  add column redelivered_at timestamptz, -- sent again on request; the time to give up counts from here
  drop constraint delivery_state_check,
  -- collected: waits for the digest of its period, which is due at due_at
  -- grouped: another delivery tells of it
  add constraint delivery_state_check
    check (state in ('pending', 'collected', 'delivered', 'failed', 'grouped'));

create index delivery_collected on delivery (due_at) where state = 'collected';
create index delivery_newest on delivery (tenant, created_at desc, id desc);
create index delivery_attempt_newest on delivery_attempt (subscription_id, at desc);

-- What was asked for over HTTP and the notifier does. Written by ingest-api, worked off by notifier.
create table delivery_command (
  id text primary key,
  subscription_id text not null references subscription (id) on delete cascade,
  command json not null, -- DeliveryCommand
  created_at timestamptz not null
);

create index delivery_command_oldest on delivery_command (created_at);
