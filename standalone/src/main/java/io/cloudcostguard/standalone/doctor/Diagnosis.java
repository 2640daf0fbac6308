package io.cloudcostguard.standalone.doctor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an examination found at one place.
///
/// @param where e.g. a topic or a service
/// @param message a sentence without any secret
/// @param command what mends it; null: no single command does, or nothing is wrong
record Diagnosis(Level level, String where, String message, @Nullable String command) {

  private static final Pattern COMMAND = Pattern.compile("`([^`]+)`");

  /// How bad it is, the worst first.
  enum Level {
    FAULT,
    UNKNOWN,
    WARNING,
    OK
  }

  static Diagnosis ok(String where, String message) {
    return new Diagnosis(Level.OK, where, message, null);
  }

  static Diagnosis warning(String where, String message) {
    return of(Level.WARNING, where, message);
  }

  static Diagnosis fault(String where, String message) {
    return of(Level.FAULT, where, message);
  }

  static Diagnosis unknown(String where, String message) {
    return of(Level.UNKNOWN, where, message);
  }

  /// The first text between backticks is the command.
  static Diagnosis of(Level level, String where, String message) {
    Matcher command = COMMAND.matcher(message);
    return new Diagnosis(level, where, message, command.find() ? command.group(1) : null);
  }
}
