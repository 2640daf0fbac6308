-- What the comment on a pull request has: the estimate of a plan and the decision on it, which come by deliveries
-- of their own. JSON; null: nothing is known. Written and read by notifier.
alter table channel_thread add column parts text;
