package io.cloudcostguard.ingest.result.approval;

import java.math.BigDecimal;
import java.time.Instant;

/// The approval of a plan above its project's budget.
///
/// @param by who, as the audit names them
/// @param planned what the project would have cost a month with the plan, as it was known then
/// @param monthlyLimit the budget then
record Approval(
    String by,
    String comment,
    BigDecimal planned,
    BigDecimal monthlyLimit,
    String currency,
    Instant at) {}
