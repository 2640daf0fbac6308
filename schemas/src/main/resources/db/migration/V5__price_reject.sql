-- What loads of prices could not use. Written by pricing-loader, read by whoever asks why a price is missing.

-- A load that read its source, whole or until it failed. Only the newest of each source are kept.
create table price_load (
  load bigint generated always as identity primary key,
  source text not null,
  loaded_at timestamptz not null,
  version bigint references catalogue_version (version), -- null: it changed nothing
  rejected bigint not null, -- rows, also those not kept below
  failure text -- why nothing was loaded
);

create index price_load_by_source on price_load (source, load desc);

-- A row of a source that is not a price.
create table price_reject (
  load bigint not null references price_load (load) on delete cascade,
  number integer not null, -- in the order they were read
  file text,
  line bigint,
  reason text not null,
  primary key (load, number)
);
