-- Messages of one budget to one receiver do not overtake each other, and each says when it happened.
create sequence delivery_position;

alter table delivery
  add column in_order_of text, -- what it keeps its place in the order of; null: it may overtake others
  add column position bigint, -- its place; null: it has none
  add column happened_at timestamptz, -- what it tells of; null: not known
  add constraint delivery_has_its_place check ((in_order_of is null) = (position is null));

create index delivery_in_order on delivery (subscription_id, in_order_of, position)
  where state = 'pending' and in_order_of is not null;
