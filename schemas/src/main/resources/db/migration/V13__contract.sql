-- What tenants have negotiated: the history of each term of their contracts, by catalogue version.
-- Written and read by pricing-loader alone; everybody else reads the topic ccg.prices.
create table contract_entry (
  tenant text not null,
  scope text collate "C" not null, -- a price key, or the first parts of one
  version bigint not null references catalogue_version (version),
  term jsonb, -- ContractTerm, as it is published; null: the contract says nothing of it any more
  primary key (tenant, scope, version)
);

create index contract_entry_by_version on contract_entry (version);
