package io.cloudcostguard.pricing.source.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the headers of an answer say about its content.
final class Headers {

  static final String ETAG = "ETag";
  static final String LAST_MODIFIED = "Last-Modified";

  /// What `If-Range` may be asked with: a strong ETag, or a date.
  static final String VALIDATOR = "validator";

  /// The checksums that servers give; each is also the name of its algorithm.
  static final List<String> CHECKSUMS = List.of("MD5", "SHA-256");

  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d+/(\\d{1,18}|\\*)");

  /// What is kept beside the content.
  static Properties describing(HttpHeaders headers) {
    Properties kept = new Properties();
    headers.firstValue(ETAG).ifPresent(etag -> kept.setProperty(ETAG, etag));
    headers.firstValue(LAST_MODIFIED).ifPresent(date -> kept.setProperty(LAST_MODIFIED, date));
    headers
        .firstValue(ETAG)
        .filter(etag -> !etag.startsWith("W/"))
        .or(() -> headers.firstValue(LAST_MODIFIED))
        .ifPresent(validator -> kept.setProperty(VALIDATOR, validator));
    checksum(kept, "MD5", headers, "Content-MD5");
    checksum(kept, "SHA-256", headers, "x-amz-checksum-sha256");
    return kept;
  }

  private static void checksum(
      Properties kept, String algorithm, HttpHeaders headers, String header) {
    headers
        .firstValue(header)
        .filter(value -> value.matches("[A-Za-z0-9+/]{22,43}={1,2}"))
        .map(value -> HexFormat.of().formatHex(Base64.getDecoder().decode(value)))
        .ifPresent(hex -> kept.setProperty(algorithm, hex));
  }

  /// How long the file is; -1 if unknown.
  ///
  /// @param rest whether this is the answer to a request for a range
  static long total(HttpHeaders headers, boolean rest) {
    if (!rest) {
      return headers.firstValueAsLong("Content-Length").orElse(-1);
    }
    Matcher range = range(headers);
    return range.matches() && !range.group(2).equals("*") ? Long.parseLong(range.group(2)) : -1;
  }

  /// Where the range of this answer begins; -1 if it does not say.
  static long rangeStart(HttpHeaders headers) {
    Matcher range = range(headers);
    return range.matches() ? Long.parseLong(range.group(1)) : -1;
  }

  private static Matcher range(HttpHeaders headers) {
    return RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
  }

  /// How long the server asks to wait: seconds, or until a date.
  static @Nullable Duration retryAfter(HttpHeaders headers) {
    String value = headers.firstValue("Retry-After").orElse("").strip();
    if (value.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration left = Duration.between(Instant.now(), until);
      return left.isNegative() ? Duration.ZERO : left;
    } catch (DateTimeException _) {
      return null;
    }
  }

  private Headers() {}
}
