-- Which row of which file of a vendor each price was read from. Null where an older loader read it. Written by pricing-loader, read by
-- ingest-api.

-- A file that a load took a price from. A load that changes nothing notes none.
create table price_file (
  file bigint primary key, -- the load's number times 2^20, and the file's place in it
  location text not null, -- the address or path
  edition text, -- the vendor's publication; null where there is none
  sha256 text, -- of the file as it was fetched; null where it is no file
  read_at timestamptz not null -- after the loader had fetched it, or made sure that it is the newest
);

create sequence price_file_load;

alter table price_offer
  add column product text, -- what the vendor calls it, e.g. its SKU
  add column rate text, -- the vendor's code of the price, of a graduated one that of its first step
  add column file bigint, -- of price_file
  add column line bigint; -- of the file

alter table price_entry
  add column product text,
  add column rate text,
  add column file bigint,
  add column line bigint;
