-- Changes of prices by hand whose record is not in ccg.audit yet. Written by pricing-loader's code in the transaction of the change; taken away when the record is in the topic.
create table price_act (
  id text primary key,
  record text not null
);
