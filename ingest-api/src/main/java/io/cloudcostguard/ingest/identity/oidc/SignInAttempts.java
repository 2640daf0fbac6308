package io.cloudcostguard.ingest.identity.oidc;

import io.cloudcostguard.ingest.identity.oidc.SignInFailedException.Reason;
import io.cloudcostguard.ingest.identity.session.Sessions;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.secret.SecretBox;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;

/// Keeps what belongs to a sign-in that has begun in the browser where it began, sealed, for
/// [#LIFE]. A code that comes from another browser is refused: it may be an attacker's.
@Component
final class SignInAttempts {

  static final String COOKIE = "ccg_sign_in";
  static final Duration LIFE = Duration.ofMinutes(10);

  private static final String PURPOSE = "console-sign-in";
  private static final int LONGEST_COOKIE = 4096;

  private final SecretBox box;
  private final SignInProperties properties;
  private final Clock clock;

  SignInAttempts(SecretBox box, SignInProperties properties, Clock clock) {
    this.box = box;
    this.properties = properties;
    this.clock = clock;
  }

  /// A sign-in that has begun.
  ///
  /// @param page of the console, to come back to
  record Attempt(CodeFlow.Secrets secrets, String page) {}

  private record Kept(Attempt attempt, Instant end) {}

  /// The issuer's answer comes from another site, so the cookie is `Lax`; it opens nothing.
  ResponseCookie begin(Attempt attempt) {
    String kept = Json.MAPPER.writeValueAsString(new Kept(attempt, clock.instant().plus(LIFE)));
    String sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(box.seal(kept, PURPOSE));
    return cookie(sealed, LIFE);
  }

  ResponseCookie end() {
    return cookie("", Duration.ZERO);
  }

  private ResponseCookie cookie(String value, Duration life) {
    return ResponseCookie.from(name(), value)
        .httpOnly(true)
        .secure(properties.isOverTls())
        .sameSite("Lax")
        .path("/")
        .maxAge(life)
        .build();
  }

  /// Over TLS a name that browsers take from this host only: a page of a host beside it cannot give
  /// a person the sign-in of another.
  private String name() {
    return properties.isOverTls() ? Sessions.OF_THIS_HOST + COOKIE : COOKIE;
  }

  /// The sign-in that has begun in the browser of a request, if `state` is its own.
  Attempt of(HttpServletRequest request, @Nullable String state) throws SignInFailedException {
    Cookie cookie = WebUtils.getCookie(request, name());
    Kept kept =
        cookie == null || cookie.getValue().length() > LONGEST_COOKIE
            ? null
            : opened(cookie.getValue());
    if (kept == null || !clock.instant().isBefore(kept.end())) {
      throw new SignInFailedException(Reason.EXPIRED, "No sign-in has begun in this browser");
    }
    if (state == null || !isSame(state, kept.attempt().secrets().state())) {
      throw new SignInFailedException(Reason.INVALID, "The state is not of this browser's sign-in");
    }
    return kept.attempt();
  }

  private @Nullable Kept opened(String cookie) {
    try {
      String text = box.open(Base64.getUrlDecoder().decode(cookie), PURPOSE);
      return Json.MAPPER.readValue(text, Kept.class);
    } catch (IllegalArgumentException | JacksonException _) {
      return null; // of another installation, or none of ours
    }
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
