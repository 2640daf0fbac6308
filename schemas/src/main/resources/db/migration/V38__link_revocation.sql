-- Signed links to estimates that were revoked: those issued until then open nothing. Written and read by ingest-api.
create table link_revocation (
  tenant text not null,
  estimate_id text not null,
  revoked_at timestamptz not null,
  primary key (tenant, estimate_id)
);
