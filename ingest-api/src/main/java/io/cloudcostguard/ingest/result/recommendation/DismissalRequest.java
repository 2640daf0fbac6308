package io.cloudcostguard.ingest.result.recommendation;

import io.cloudcostguard.ingest.http.Moment;
import io.cloudcostguard.ingest.http.RequestJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A dismissal as a person writes it.
///
/// @param expiresAt null: never
record DismissalRequest(@Nullable String reason, @Nullable String expiresAt) {

  static final String EXAMPLE =
      "{\"reason\":\"The instances are replaced in March.\",\"expiresAt\":\"2027-03-31T00:00:00Z\"}";

  private static final int LONGEST = 1000;

  /// The dismissal that is asked for.
  Dismissal checked(RequestJson json, String id, String by, Instant now) {
    if (reason == null || !isReason(reason)) {
      throw json.invalid(
          "`reason` must say why, in 1 to 1000 characters without control characters.");
    }
    Instant expiry = expiresAt == null ? null : Moment.of(expiresAt);
    if (expiresAt != null && (expiry == null || !expiry.isAfter(now))) {
      throw json.invalid("`expiresAt` must be a moment in the future, e.g. 2099-12-31T00:00:00Z.");
    }
    return new Dismissal(
        id, reason.strip(), by, now, expiry == null ? null : expiry.truncatedTo(ChronoUnit.MICROS));
  }

  private static boolean isReason(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST
        && text.codePoints().noneMatch(Character::isISOControl);
  }
}
