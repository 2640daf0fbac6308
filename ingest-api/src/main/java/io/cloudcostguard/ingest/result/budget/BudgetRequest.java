package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.schemas.Money;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A budget as a client writes it.
///
/// @param warnWhenIncomplete null: yes
/// @param requiresApproval null: no
/// @param hardLimit null: no
record BudgetRequest(
    @Nullable Limit monthlyLimit,
    @Nullable Boolean warnWhenIncomplete,
    @Nullable Boolean requiresApproval,
    @Nullable Boolean hardLimit) {

  static final String EXAMPLE =
      "{\"monthlyLimit\":{\"amount\":\"100.00\",\"currency\":\"USD\"},\"warnWhenIncomplete\":true}";

  private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,10})?");

  /// An amount in decimal text.
  record Limit(@Nullable String amount, @Nullable String currency) {}

  Money limit(RequestJson json) {
    if (monthlyLimit == null || monthlyLimit.currency() == null) {
      throw json.invalid("`monthlyLimit` with `amount` and `currency` is missing.");
    }
    if (!monthlyLimit.currency().equals("USD")) {
      throw json.invalid("`monthlyLimit.currency` must be USD: only limits in USD are supported.");
    }
    String amount = monthlyLimit.amount();
    if (amount == null
        || !DECIMAL.matcher(amount).matches()
        || new BigDecimal(amount).signum() <= 0) {
      throw json.invalid(
          "`monthlyLimit.amount` must be a positive decimal in a string, with at most 15 digits"
              + " before and 10 after the point.");
    }
    return new Money(new BigDecimal(amount), monthlyLimit.currency());
  }

  @Nullable Boolean hardLimit(RequestJson json) {
    if (Boolean.TRUE.equals(hardLimit) && Boolean.TRUE.equals(requiresApproval)) {
      throw json.invalid(
          "`hardLimit` and `requiresApproval` exclude each other: no approval is possible for a plan above a"
              + " hard limit.");
    }
    return hardLimit;
  }

  boolean warns() {
    return warnWhenIncomplete == null || warnWhenIncomplete;
  }
}
