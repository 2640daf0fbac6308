-- What is sent to whom, and what came of it. Written and read by notifier.

-- The receiver asked to wait (Retry-After); nothing is sent to it before. Written by notifier.
alter table subscription add column paused_until timestamptz;

create table delivery (
  id text primary key, -- msg_ + SHA-256 of event and subscription; the webhook-id of every attempt
  subscription_id text not null references subscription (id) on delete cascade,
  tenant text not null,
  channel text not null, -- webhook, slack
  event_id text not null, -- ce_id, ce_type and ce_subject of the event
  event_type text not null,
  subject text not null,
  traceparent text not null, -- of the event's record
  body text not null, -- what is sent: the same bytes on every attempt
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  attempts integer not null default 0, -- begun, including one that is under way
  due_at timestamptz not null, -- when it may be claimed; while it is being sent: when its lease ends
  leased_until timestamptz, -- null: nobody is sending it
  created_at timestamptz not null,
  finished_at timestamptz
);

create index delivery_due on delivery (subscription_id, due_at) where state = 'pending';
create index delivery_leased on delivery (subscription_id) where leased_until is not null;
create index delivery_by_subscription on delivery (subscription_id, created_at);

-- One row per attempt; stays when the delivery goes with its subscription.
create table delivery_attempt (
  delivery_id text not null,
  attempt integer not null,
  subscription_id text not null,
  at timestamptz not null,
  traceparent text not null,
  event json not null, -- DeliveryAttempted, as it is published to ccg.deliveries
  published boolean not null default false,
  primary key (delivery_id, attempt)
);

create index delivery_attempt_unpublished on delivery_attempt (at) where not published;
