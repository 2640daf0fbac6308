package io.cloudcostguard.ingest.identity.session;

import io.cloudcostguard.ingest.identity.access.SessionToken;
import io.cloudcostguard.schemas.secret.SecretBox;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// Seals the token of a person into a cookie and opens it again, on every instance. A session ends
/// after [#LIFE], and with its token: the token is checked on every request.
///
/// A request that changes something carries a header, too, which no page of another site can send.
@Component
final class Sessions implements SessionToken {

  static final String COOKIE = "ccg_session";

  /// What the console sends with every request.
  static final String HEADER = "Ccg-Console";

  static final Duration LIFE = Duration.ofHours(12);

  private static final String PURPOSE = "console-session";
  private static final int LONGEST_COOKIE = 4096;
  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  private final SecretBox box;
  private final Clock clock;

  Sessions(SecretBox box, Clock clock) {
    this.box = box;
    this.clock = clock;
  }

  /// The cookie of a session that begins now.
  ///
  /// @param secure whether the request came over TLS
  ResponseCookie begin(String token, boolean secure) {
    Instant end = clock.instant().plus(LIFE);
    byte[] sealed = box.seal(end.getEpochSecond() + " " + token, PURPOSE);
    return cookie(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), secure)
        .maxAge(LIFE)
        .build();
  }

  /// What removes the cookie.
  static ResponseCookie end(boolean secure) {
    return cookie("", secure).maxAge(Duration.ZERO).build();
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String value, boolean secure) {
    return ResponseCookie.from(COOKIE, value)
        .httpOnly(true)
        .secure(secure)
        .sameSite("Strict")
        .path("/");
  }

  @Override
  public @Nullable String of(HttpServletRequest request) {
    if (request.getCookies() == null) {
      return null;
    }
    for (Cookie cookie : request.getCookies()) {
      if (cookie.getName().equals(COOKIE)) {
        return comesFromUs(request) ? opened(cookie.getValue()) : null;
      }
    }
    return null;
  }

  private static boolean comesFromUs(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    boolean sameOrigin = site == null || site.equals("same-origin") || site.equals("none");
    return sameOrigin && (SAFE.contains(request.getMethod()) || request.getHeader(HEADER) != null);
  }

  private @Nullable String opened(String value) {
    if (value.isEmpty() || value.length() > LONGEST_COOKIE) {
      return null;
    }
    try {
      String[] session = box.open(Base64.getUrlDecoder().decode(value), PURPOSE).split(" ", 2);
      Instant end = Instant.ofEpochSecond(Long.parseLong(session[0]));
      return clock.instant().isBefore(end) ? session[1] : null;
    } catch (IllegalArgumentException _) {
      return null; // of another installation, or none of ours
    }
  }
}
