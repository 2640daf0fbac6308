-- The audit log is searched by whoever did something and by what it was done to.
create index audit_record_of_actor on audit_record (tenant, actor, id desc);
create index audit_record_of_object on audit_record (tenant, path text_pattern_ops, id desc);
