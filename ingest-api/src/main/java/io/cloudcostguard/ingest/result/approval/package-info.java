/// Approvals of plans above their project's budget. Knows budgets and estimates by their ids; never
/// how they are computed.
@NullMarked
package io.cloudcostguard.ingest.result.approval;

import org.jspecify.annotations.NullMarked;
