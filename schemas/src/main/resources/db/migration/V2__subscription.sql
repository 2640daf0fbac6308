-- Who wants to be told what. Written by ingest-api, read by notifier.
create table subscription (
  id text primary key,
  tenant text not null,
  project text, -- null: every project of the tenant
  channel text not null, -- webhook, slack
  event_types text[] not null default '{}', -- CloudEvents types; empty: all
  host text not null, -- of the URL, to show; the URL itself may be a credential
  url_sealed bytea not null, -- SecretBox, purpose: '<id>/url'
  secret_sealed bytea, -- SecretBox, purpose: '<id>/secret'; a Standard Webhooks secret (whsec_…)
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  disabled_reason text
);

create index subscription_by_project on subscription (tenant, project) where disabled_at is null;
