-- What subscribers say in their own words. Written by ingest-api, read by notifier.
alter table subscription
  add column templates json; -- Templates; null: as to everybody
