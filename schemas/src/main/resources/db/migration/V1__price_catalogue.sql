-- The price catalogue: what every source says now, and the history of what the catalogue said.
-- Written and read by pricing-loader alone; everybody else reads the topic ccg.prices.
--
-- Keys sort as bytes (collate "C"): the same order on every machine, and the fast one.

-- A source of prices, and what its last load was.
create table price_source (
  name text primary key,
  digest text, -- of what was loaded; null where the source cannot tell without reading it all
  prices bigint not null, -- keys the source has
  checked_at timestamptz not null -- when it was last found to have them
);

-- What each source says now of each of its keys: one row per key and source, no history.
create table price_offer (
  key text collate "C" not null,
  source text not null,
  state text not null check (state in ('listed', 'ambiguous')),
  unit text,
  currency text,
  tiers jsonb,
  effective_from date,
  origin text, -- Price.source: where the source read it
  candidates text[],
  changed_at timestamptz not null,
  primary key (key, source)
);

-- The versions of the catalogue, oldest first. A failed load leaves a gap in the numbers.
create table catalogue_version (
  version bigint generated always as identity primary key,
  source text not null,
  loaded_at timestamptz not null,
  prices bigint not null, -- keys with a history
  new_keys bigint not null,
  changed bigint not null,
  withdrawn bigint not null,
  unchanged bigint not null,
  ambiguous bigint not null,
  rejected bigint not null,
  published_at timestamptz -- null: not, or not completely, in the topic
);

-- What the catalogue says of a key from a version on. Rows are never changed.
create table price_entry (
  key text collate "C" not null,
  version bigint not null references catalogue_version (version),
  state text not null check (state in ('listed', 'withdrawn', 'ambiguous')),
  unit text,
  currency text,
  tiers jsonb,
  effective_from date,
  origin text,
  candidates text[],
  primary key (key, version)
);

create index price_entry_by_version on price_entry (version);

-- The newest entry of each key.
create view price_current as
  select distinct on (key) * from price_entry order by key, version desc;
