-- Contracts that were inferred from bills and proposed. Written by ingest-api: another person than the one who proposed decides.
-- What was accepted is loaded by pricing-loader, which writes what came of it.
create table contract_proposal (
  id text primary key,
  tenant text not null,
  state text not null check (state in ('open', 'accepted', 'refused', 'loaded', 'not-loaded')),
  month date not null, -- whose bill it was inferred from
  terms text not null, -- JSON
  proposed_by text not null,
  proposed_at timestamptz not null,
  comment text, -- of who proposed it
  decided_by text,
  decided_at timestamptz,
  reason text, -- of who decided
  result text -- what came of loading it, in a sentence
);

create index contract_proposal_of_tenant on contract_proposal (tenant, proposed_at desc);
create index contract_proposal_accepted on contract_proposal (decided_at) where state = 'accepted';
