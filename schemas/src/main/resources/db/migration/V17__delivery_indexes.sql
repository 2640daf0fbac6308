-- The indexes of the queue, so that a look into it passes few rows that are no more.

-- Many deliveries of a receiver are due at one moment. Kept as one entry, their dead rows are
-- passed again and again until the last of them is dead; kept apart, each is passed once.
drop index delivery_due;
create index delivery_due on delivery (subscription_id, due_at)
  with (deduplicate_items = off) where state = 'pending';

-- In order of time, so that what is under way can be counted from its end.
drop index delivery_leased;
create index delivery_leased on delivery (subscription_id, leased_until)
  with (deduplicate_items = off) where leased_until is not null;
