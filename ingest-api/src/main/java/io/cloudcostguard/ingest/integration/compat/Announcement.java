package io.cloudcostguard.ingest.integration.compat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/// Sets the headers that say since when routes are deprecated, and when they may end.
final class Announcement implements HandlerInterceptor {

  private final String deprecation;
  private final @Nullable String sunset;

  /// @param sunset null: no end is known
  Announcement(LocalDate deprecated, @Nullable LocalDate sunset) {
    deprecation = "@" + deprecated.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    this.sunset =
        sunset == null
            ? null
            : DateTimeFormatter.RFC_1123_DATE_TIME.format(sunset.atStartOfDay(ZoneOffset.UTC));
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    response.setHeader("Deprecation", deprecation);
    if (sunset != null) {
      response.setHeader("Sunset", sunset);
    }
    response.addHeader(HttpHeaders.LINK, "</docs>; rel=\"deprecation\"; type=\"text/html\"");
    return true;
  }
}
