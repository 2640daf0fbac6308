package io.cloudcostguard.schemas.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a person says to an alert that fires. Until it ends, there is no reminder of it.
///
/// @param by who, as the audit names them
/// @param until when it ends; null: with the alert
/// @param comment null: nothing was said
public record AlertAnswer(
    Kind kind, String by, Instant at, @Nullable Instant until, @Nullable String comment) {

  /// What is said.
  public enum Kind {
    /// The alert is known, and is taken care of.
    ACKNOWLEDGED,
    /// The alert is to be told again at the end.
    SNOOZED
  }

  /// Whether it keeps reminders back.
  ///
  /// @param now in milliseconds
  public boolean holds(long now) {
    return until == null || until.toEpochMilli() > now;
  }
}
