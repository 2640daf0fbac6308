-- Who loaded a file by hand, and why. Null for files that the loader fetched. Written by pricing-loader's code, read by ingest-api.
alter table price_file
  add column actor text,
  add column reason text;
