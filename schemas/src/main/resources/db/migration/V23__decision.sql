-- What decisions need: hard limits, approvals that end, and who submitted a plan. Written and read by
-- ingest-api.

alter table budget add column hard_limit boolean not null default false;

-- Where approved_up_to is null, the approval is of its plan only, whatever the project costs with it.
-- Otherwise it also covers the other plans of its pull request and workspace, up to that.
alter table approval
  add column approved_up_to numeric,
  add column not_priced integer, -- how many resources of the project had no price then
  add column expires_at timestamptz, -- null: never
  add column project text, -- of the plan, as the next three
  add column workspace text,
  add column repository text,
  add column pull_request integer,
  add column withdrawn_at timestamptz, -- null: it was not
  add column withdrawn_by text,
  add column withdrawn_because text;

create index approval_of_pull_request on approval (tenant, project, workspace, repository, pull_request)
  where approved_up_to is not null and pull_request is not null;

-- View of the plans' headers: who submitted them, as the audit names them; null: not known.
alter table submission add column submitted_by text;

-- What an audited change changed, as JSON; null: not noted.
alter table audit_record add column before text, add column after text;
