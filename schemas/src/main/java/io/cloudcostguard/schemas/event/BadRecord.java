package io.cloudcostguard.schemas.event;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// A record can never be processed. The message goes into logs and dead letters, so it contains no
/// text of the record.
public final class BadRecord extends RuntimeException {

  private static final int DEEPEST_CAUSE = 20;

  /// @param message a sentence without any text of the record
  public BadRecord(String message) {
    super(message);
  }

  /// @param message a sentence without any text of the record
  public BadRecord(String message, Throwable cause) {
    super(message, cause);
  }

  /// Why a record could not be processed, as a sentence. Messages of others quote what they could
  /// not read, so of those only their kind is told, and where in the record.
  public static String reason(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; depth < DEEPEST_CAUSE; depth++) {
      if (cause instanceof BadRecord bad) {
        return String.valueOf(bad.getMessage());
      }
      if (cause instanceof JacksonException json) {
        return reason(json);
      }
      if (cause.getCause() == null) {
        break;
      }
      cause = cause.getCause();
    }
    return "It cannot be processed (%s).".formatted(cause.getClass().getSimpleName());
  }

  private static String reason(JacksonException failure) {
    String what =
        switch (failure) {
          case StreamConstraintsException _ ->
              "Its JSON is too deep, or has a text, name or number that is too long";
          case StreamReadException _ -> "It is not JSON";
          case InvalidTypeIdException type ->
              "Its type is none that this version knows" + of(type.getBaseType().getRawClass());
          case MismatchedInputException form ->
              "Its JSON has another form than expected" + of(form.getTargetType());
          case ValueInstantiationException value ->
              "Its JSON has another form than expected" + of(value.getType().getRawClass());
          case DatabindException _ -> "Its JSON has another form than expected";
          default -> "It cannot be read";
        };
    return what + at(failure.getLocation()) + ".";
  }

  private static String of(@Nullable Class<?> type) {
    return type == null ? "" : ": no " + type.getSimpleName();
  }

  private static String at(@Nullable TokenStreamLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : ", at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }
}
