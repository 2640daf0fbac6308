-- More channels: what a subscription needs to be one of them, and what a channel remembers.

-- subscription.channel: webhook, slack, teams, email, github, gitlab.
-- For e-mail, url_sealed is a mailto: address. For GitHub and GitLab it is the address of the API,
-- and secret_sealed a token. For webhooks, secret_sealed has a line per key: the key and, once it
-- is replaced, a space and when it ends.

-- What receivers check Ed25519 signatures with, to show. Written by ingest-api.
alter table subscription add column public_keys text[] not null default '{}';
-- For pull requests: which repositories, as 'owner/name' or 'owner/*'. Written by ingest-api.
alter table subscription add column repositories text[] not null default '{}';

-- What was written where later messages go too: the comment of a pull request. Written and read by
-- notifier. One attempt at a time holds a thread.
create table channel_thread (
  subscription_id text not null references subscription (id) on delete cascade,
  thread_key text not null,
  marker text not null, -- random; told apart by it from what others wrote
  external_id text, -- at the receiver; null: nothing is known to be there
  held_by text not null, -- an attempt
  held_until timestamptz not null,
  created_at timestamptz not null,
  primary key (subscription_id, thread_key)
);
