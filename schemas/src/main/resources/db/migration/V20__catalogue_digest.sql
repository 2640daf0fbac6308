-- Of all that the versions up to this one have changed, as the marker in ccg.prices tells it; null:
-- not computed yet, which the next publication does. Entries are never changed, so neither is this.
alter table catalogue_version add column digest text;

-- Digests are shown to every tenant. Terms of contracts are easily guessed, so that a digest would
-- confirm the right guess; each gets something that is not.
alter table contract_entry add column salt text not null default gen_random_uuid()::text;
