-- What each service may do, if an operator made the roles of deploy/postgres/roles.sql. Runs after
-- every migration, as the owner of the tables; without the roles it does nothing.
do $$
declare
  one text;
begin
  if not exists (select from pg_roles where rolname = 'ccg_ingest_api') then
    return;
  end if;
  -- One at a time: two services may migrate at once.
  perform pg_advisory_xact_lock(hashtext('ccg roles'));
  execute format(
    'grant connect, temporary on database %I to ccg_ingest_api, ccg_notifier, ccg_pricing_loader',
    current_database());
  grant usage on schema public to ccg_ingest_api, ccg_notifier, ccg_pricing_loader;
  -- The read model, configuration and bills; prices are only read.
  grant select, insert, update, delete on all tables in schema public to ccg_ingest_api;
  revoke insert, update, delete on flyway_schema_history from ccg_ingest_api;
  for one in
    select tablename from pg_tables
    where schemaname = 'public'
      and (tablename like 'price\_%' or tablename in ('catalogue_version', 'contract_entry'))
  loop
    execute format('revoke insert, update, delete on %I from ccg_ingest_api', one);
    execute format('grant select, insert, update, delete on %I to ccg_pricing_loader', one);
  end loop;
  grant select on price_current to ccg_pricing_loader;
  grant usage on sequence price_file_load to ccg_pricing_loader;
  grant select, insert, update, delete
    on subscription, delivery, delivery_attempt, delivery_command, endpoint, channel_thread
    to ccg_notifier;
  grant usage on sequence delivery_position to ccg_notifier;
  grant select, update on contract_proposal to ccg_pricing_loader;
  grant select on flyway_schema_history to ccg_notifier, ccg_pricing_loader;
end
$$;
