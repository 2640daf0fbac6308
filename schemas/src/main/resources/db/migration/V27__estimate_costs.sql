-- What an estimate costs in groups, as JSON, so that budgets need not read the document. Null: the plan
-- was not estimated, or an earlier version stored it; a backtest leaves it out then.
alter table estimate add column costs text;
