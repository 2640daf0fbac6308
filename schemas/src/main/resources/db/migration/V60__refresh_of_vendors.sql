-- A refresh may be of some vendors' lists only.
alter table price_refresh add column vendors text[] not null default '{}'; -- none: everything
