-- What is missing in the amounts of an estimate: USAGE, PRICE or PLAN; null: nothing, or an older engine.
alter table estimate add column before_missing text;
alter table estimate add column after_missing text;
alter table estimate add column delta_more text;
alter table estimate add column delta_less text;
