-- Which plans a subscription is told of, by the tags of what they change.

-- Written by ingest-api, read by notifier.
alter table subscription
  add column tags json; -- text by name: all on one resource whose cost changes; null: any plan
