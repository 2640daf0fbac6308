package io.cloudcostguard.ingest.identity.oidc;

import io.cloudcostguard.ingest.identity.oidc.SignInFailedException.Reason;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
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
    return ResponseCookie.from(COOKIE, value)
        .httpOnly(true)
        .secure(properties.isOverTls())
        .sameSite("Lax")
        .path(properties.path())
        .maxAge(life)
        .build();
  }

  /// The sign-in of a cookie, if `state` is its own.
  Attempt of(@Nullable String cookie, @Nullable String state) throws SignInFailedException {
    Kept kept = cookie == null || cookie.length() > LONGEST_COOKIE ? null : opened(cookie);
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
