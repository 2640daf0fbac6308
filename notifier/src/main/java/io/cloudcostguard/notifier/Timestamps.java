package io.cloudcostguard.notifier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Converts moments to and from the types of PostgreSQL's driver.
public final class Timestamps {

  private Timestamps() {}

  /// A parameter of a statement.
  public static OffsetDateTime of(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /// A column that may be null.
  public static @Nullable Instant find(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /// A column that is not null.
  public static Instant get(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(find(row, column), column);
  }

  /// An element of an array; arrays are passed as text.
  public static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
