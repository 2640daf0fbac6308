-- Which file of which edition a version was made of; null where the source cannot tell, or an older loader read it.
alter table catalogue_version
  add column location text, -- the address or path of the file
  add column edition text, -- the vendor's publication
  add column sha256 text; -- of the file, as it was fetched
