-- What people said to alerts that fire, as ccg.ledger has it: JSON by threshold; null: nothing.
alter table ledger_standing add column answers text;
