package io.cloudcostguard.health;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Distinguishes a value that the database refuses permanently from a failing database.
public final class DatabaseRefusal {

  /// Data exception, integrity constraint violation, program limit exceeded.
  private static final Set<String> OF_VALUES = Set.of("22", "23", "54");

  private static final int DEEPEST_CAUSE = 20;

  /// Why a value was refused, as a sentence without the value; null when that is not what failed.
  public static @Nullable String ofValue(Throwable failure) {
    SQLException refusal = find(failure);
    String state = refusal == null ? null : refusal.getSQLState();
    return state != null && state.length() == 5 && OF_VALUES.contains(state.substring(0, 2))
        ? "The database refuses a value of it (SQLSTATE %s).".formatted(state)
        : null;
  }

  /// Whether it was the database that failed, for whatever reason.
  public static boolean isIn(Throwable failure) {
    return find(failure) != null;
  }

  private static @Nullable SQLException find(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
      cause = cause.getCause();
    }
    return null;
  }

  private DatabaseRefusal() {}
}
