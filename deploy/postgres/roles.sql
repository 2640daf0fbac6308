-- Roles of their own for the services, so that none can change tables, and none can write what
-- another one does. Run by an administrator, before the first start or at any time:
--   psql -f deploy/postgres/roles.sql
-- Each service logs in as a member of its role, and migrations as the owner of the database
-- (docs/deploy.md, "Roles of PostgreSQL"). The next migration, or the next start of a service that
-- migrates, gives the roles what they need; so does every later one.
create role ccg_ingest_api nologin;
create role ccg_notifier nologin;
create role ccg_pricing_loader nologin;
