-- An audit reads every outcome and approval of a tenant, page by page.
create index estimate_of_tenant on estimate (tenant, id);
create index approval_of_tenant on approval (tenant, estimate_id);
