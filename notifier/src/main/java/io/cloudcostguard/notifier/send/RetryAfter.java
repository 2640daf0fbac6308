package io.cloudcostguard.notifier.send;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Parses the `Retry-After` header: seconds, or a date.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC 9110, 10.2.3</a>
public final class RetryAfter {

  private static final int MAX_DIGITS = 9;

  private RetryAfter() {}

  /// The requested moment; null when the header is missing, malformed or not in the future.
  public static @Nullable Instant parse(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    Instant requested = moment(header.strip(), now);
    return requested != null && requested.isAfter(now) ? requested : null;
  }

  private static @Nullable Instant moment(String header, Instant now) {
    if (!header.isEmpty() && header.chars().allMatch(c -> c >= '0' && c <= '9')) {
      String digits = header.length() > MAX_DIGITS ? "9".repeat(MAX_DIGITS) : header;
      return now.plusSeconds(Long.parseLong(digits));
    }
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from);
    } catch (DateTimeException _) {
      return null;
    }
  }
}
