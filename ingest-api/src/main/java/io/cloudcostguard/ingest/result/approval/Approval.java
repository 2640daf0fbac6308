package io.cloudcostguard.ingest.result.approval;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The approval of a plan above its project's budget.
///
/// @param estimate whose plan it was given to
/// @param by who, as the audit names them
/// @param planned what the project would have cost a month with the plan, as it was known then
/// @param monthlyLimit the budget then
/// @param upTo what the project may cost a month at most, and then also with other plans of the
///   same pull request and workspace; null: it is of its plan only, whatever the project costs
/// @param expiresAt null: never
/// @param withdrawn null: it was not
record Approval(
    String estimate,
    String by,
    String comment,
    BigDecimal planned,
    BigDecimal monthlyLimit,
    String currency,
    Instant at,
    @Nullable BigDecimal upTo,
    @Nullable Instant expiresAt,
    @Nullable Withdrawal withdrawn) {

  /// That an approval was withdrawn.
  ///
  /// @param comment null: without a reason
  record Withdrawal(String by, @Nullable String comment, Instant at) {}

  /// Whether it is neither withdrawn nor expired.
  boolean isLive(Instant now) {
    return withdrawn == null && (expiresAt == null || expiresAt.isAfter(now));
  }

  /// Whether it lets its plan pass whatever the project costs.
  boolean isWithoutCeiling(Instant now) {
    return upTo == null && isLive(now);
  }
}
