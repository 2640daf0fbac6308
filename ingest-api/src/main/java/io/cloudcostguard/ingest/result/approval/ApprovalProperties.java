package io.cloudcostguard.ingest.result.approval;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What is asked of approvals.
///
/// @param fourEyes whether a plan is approved by somebody else than its submitter; a plan whose
///   submitter is not known is not approved then
@ConfigurationProperties("ccg.approvals")
record ApprovalProperties(@DefaultValue("false") boolean fourEyes) {}
