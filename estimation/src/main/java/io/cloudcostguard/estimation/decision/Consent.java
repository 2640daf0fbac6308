package io.cloudcostguard.estimation.decision;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Lets a plan pass above its project's budget, as far as it goes. It is neither withdrawn nor
/// expired.
///
/// @param by who gave it
/// @param upTo what the project may cost a month at most; null: whatever it costs with that plan
/// @param expiresAt null: never
/// @param notPriced how many resources of the project may have no price at most, where it was given
///   to an earlier plan of the same pull request; null: it was given to this plan
public record Consent(
    String by,
    @Nullable BigDecimal upTo,
    @Nullable Instant expiresAt,
    @Nullable Integer notPriced) {

  /// Whether it goes as far as a cost. What has no price may cost anything, so an approval of an
  /// earlier plan covers no more of that than its approver saw.
  ///
  /// @param planned in the currency of the budget
  /// @param lacking how many resources have no price
  public boolean covers(BigDecimal planned, int lacking) {
    return (upTo == null || planned.compareTo(upTo) <= 0)
        && (notPriced == null || lacking <= notPriced);
  }
}
