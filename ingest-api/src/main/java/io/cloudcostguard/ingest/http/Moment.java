package io.cloudcostguard.ingest.http;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Parses a timestamp of a client (RFC 3339). Its years are limited to those of the RFC, which the
/// database can store; Java accepts a billion more.
public final class Moment {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  /// Null when it is none.
  public static @Nullable Instant of(String text) {
    try {
      Instant moment = Instant.parse(text);
      return moment.isBefore(FIRST) || !moment.isBefore(END) ? null : moment;
    } catch (DateTimeException _) {
      return null;
    }
  }

  private Moment() {}
}
