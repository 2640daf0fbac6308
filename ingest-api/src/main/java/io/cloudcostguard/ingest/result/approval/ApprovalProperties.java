package io.cloudcostguard.ingest.result.approval;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What is asked of approvals.
///
/// @param fourEyes whether a plan is approved by another identity than its submitter's; a plan
///   whose submitter is not known is not approved then
@ConfigurationProperties("ccg.approvals")
record ApprovalProperties(@DefaultValue("false") boolean fourEyes) {}
