package io.cloudcostguard.ingest.http;

import io.cloudcostguard.schemas.Json;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// What a request changed, for the audit log.
///
/// @param before what it found, as JSON; null where there was nothing
/// @param after what it left, as JSON; null where there is nothing
public record Change(@Nullable String before, @Nullable String after) {

  private static final String ATTRIBUTE = Change.class.getName();
  private static final int LONGEST = 200_000;

  /// Notes it. No part has a secret.
  ///
  /// @param before a value as the API shows it; null: there was nothing
  /// @param after a value as the API shows it; null: there is nothing
  public static void note(
      HttpServletRequest request, @Nullable Object before, @Nullable Object after) {
    request.setAttribute(ATTRIBUTE, new Change(json(before), json(after)));
  }

  private static @Nullable String json(@Nullable Object value) {
    String json = value == null ? null : Json.MAPPER.writeValueAsString(value);
    return json == null || json.length() <= LONGEST
        ? json
        : "{\"omitted\":\"longer than %d characters\"}".formatted(LONGEST);
  }

  /// What was noted; null where nothing was.
  public static @Nullable Change of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Change change ? change : null;
  }
}
