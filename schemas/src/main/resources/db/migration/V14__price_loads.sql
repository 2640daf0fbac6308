-- Loads of millions of prices, and prices that begin on a later day.

-- A load writes its version and then the entries of it in one transaction, and versions are never
-- deleted. Checked again for each of three million entries, the reference was half of a load.
alter table price_entry drop constraint price_entry_version_fkey;

-- The earliest later day on which the source has a price that begins; null where none does. From
-- that day on the source is read again, changed or not.
alter table price_source add column next_from date;

-- When ccg.price-changes was told of the version, alone or with later ones; null: not yet. A topic of
-- prices that is published anew is not told as a change.
alter table catalogue_version add column told_at timestamptz;
update catalogue_version set told_at = published_at;

-- Somebody asks the loader to read every list now, and waits for what came of it.
create table price_refresh (
  refresh bigint generated always as identity primary key,
  asked_at timestamptz not null default now(),
  answered_at timestamptz, -- null: not done yet
  answer text[] -- a sentence for each list, and one for the publication
);

create index price_refresh_open on price_refresh (refresh) where answered_at is null;
