-- Of all that the versions up to this one have changed, as the marker in ccg.prices tells it; null:
-- not computed yet, which the next publication does. Entries are never changed, so neither is this.
alter table catalogue_version add column digest text;
