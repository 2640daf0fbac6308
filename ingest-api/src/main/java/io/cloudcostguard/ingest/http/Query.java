package io.cloudcostguard.ingest.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The query parameters of a request. Body parameters are never read: curl sends a plan as
/// `application/x-www-form-urlencoded`, and it is not a form.
public final class Query {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  private final Map<String, String> parameters = new HashMap<>();

  public Query(HttpServletRequest request) {
    String query = request.getQueryString();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
  }

  /// A parameter; null when it is missing or empty.
  public @Nullable String text(String parameter) {
    String text = parameters.get(parameter);
    return text == null || text.isEmpty() ? null : text;
  }

  /// A parameter that is a name; `fallback` when it is missing.
  public String name(String parameter, String fallback) {
    String text = text(parameter);
    return text == null ? fallback : checkedName(parameter, text);
  }

  /// A parameter that is a timestamp; null when it is missing.
  public @Nullable Instant moment(String parameter) {
    String text = text(parameter);
    Instant moment = text == null ? null : Moment.of(text);
    if (text != null && moment == null) {
      throw invalid(parameter, "must be a timestamp such as 2026-11-20T12:00:00Z");
    }
    return moment;
  }

  /// The names of all parameters in a query string.
  ///
  /// @throws ProblemException if one is there twice
  public static Set<String> names(@Nullable String query) {
    Set<String> names = new TreeSet<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      if (!pair.isEmpty() && !names.add(name)) {
        throw invalid(name, "must be given once");
      }
    }
    return names;
  }

  /// A month of this century, such as `2026-11`; `fallback` when it is missing.
  public YearMonth month(String parameter, YearMonth fallback) {
    String text = text(parameter);
    if (text == null) {
      return fallback;
    }
    try {
      YearMonth month = YearMonth.parse(text);
      if (month.getYear() >= 2000 && month.getYear() < 2100) {
        return month;
      }
    } catch (DateTimeException _) {
      // Refused below.
    }
    throw invalid(parameter, "must be a month such as 2026-11");
  }

  /// A whole number between 1 and `most`; `fallback` when it is missing.
  public int count(String parameter, int fallback, int most) {
    String text = text(parameter);
    if (text == null) {
      return fallback;
    }
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
      throw invalid(parameter, "must be a whole number from 1 to " + most);
    }
    return Integer.parseInt(text);
  }

  /// `value` if it can be the name of a project or workspace.
  ///
  /// @param what what it is, for the refusal
  public static String checkedName(String what, String value) {
    if (!NAME.matcher(value).matches()) {
      throw invalid(what, "must be 1 to 128 letters, digits, dots, underscores or hyphens");
    }
    return value;
  }

  /// A refusal of a parameter.
  public static ProblemException invalid(String what, String must) {
    return ProblemException.of(
        ProblemType.INVALID_PARAMETER, "`" + what + "` " + must + ".", "Correct `" + what + "`.");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw ProblemException.of(
          ProblemType.INVALID_PARAMETER,
          "The query string has an invalid percent escape.",
          "Escape a percent sign as %25.");
    }
  }
}
