package io.cloudcostguard.ingest.result.approval;

import io.cloudcostguard.ingest.http.Moment;
import io.cloudcostguard.ingest.http.RequestJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An approval as an approver writes it.
///
/// @param upTo what the project may cost a month at most, a decimal in a string; null: it is of
///   this plan only, whatever the project costs
/// @param expiresAt null: never
record ApprovalRequest(
    @Nullable String comment, @Nullable String upTo, @Nullable String expiresAt) {

  static final String EXAMPLE =
      "{\"comment\":\"Agreed with finance for the launch.\",\"upTo\":\"1800.00\","
          + "\"expiresAt\":\"2026-12-31T00:00:00Z\"}";

  private static final int LONGEST = 1000;
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,10})?");

  /// A request that makes sense.
  record Checked(String comment, @Nullable BigDecimal upTo, @Nullable Instant expiresAt) {}

  Checked checked(RequestJson json, Instant now) {
    if (comment == null || !isComment(comment)) {
      throw json.invalid(
          "`comment` must give the reason, in 1 to 1000 characters without control characters.");
    }
    if (upTo != null && !DECIMAL.matcher(upTo).matches()) {
      throw json.invalid(
          "`upTo` must be a decimal in a string: what the project may cost a month at most.");
    }
    Instant expiry = expiresAt == null ? null : Moment.of(expiresAt);
    if (expiresAt != null && (expiry == null || !expiry.isAfter(now))) {
      throw json.invalid("`expiresAt` must be a moment in the future, e.g. 2099-12-31T00:00:00Z.");
    }
    return new Checked(
        comment.strip(),
        upTo == null ? null : new BigDecimal(upTo),
        expiry == null ? null : expiry.truncatedTo(ChronoUnit.MICROS));
  }

  static boolean isComment(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST
        && text.codePoints().noneMatch(Character::isISOControl);
  }
}
