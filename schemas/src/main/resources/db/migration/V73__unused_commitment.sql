-- Whether a charge is the part of a reservation or a savings plan that nothing used.
alter table actual_charge add column unused boolean not null default false;

-- Imports that were interrupted begin anew: their staged rows do not say it.
update actual_import set state = 'replaced', finished_at = now() where state = 'running';
do $$
declare
  staged record;
begin
  for staged in select tablename from pg_tables where schemaname = current_schema() and tablename like 'actual\_stage\_%'
  loop
    execute format('drop table %I', staged.tablename);
  end loop;
end
$$;
