package io.cloudcostguard.ingest.identity.session;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.identity.access.SessionCheck;
import io.cloudcostguard.ingest.identity.access.TokenVerdict;
import io.cloudcostguard.ingest.identity.tenant.Tenants;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.secret.SecretBox;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/// Seals who signed in into a cookie and opens it again, on every instance. A session that began
/// with a token ends after [#LIFE], and with its token: the token is checked on every request. A
/// session of a person whom the issuer named ends after the time given, and with its tenant.
///
/// A request that changes something carries a header, too, which no page of another site can send.
@Component
public final class Sessions implements SessionCheck {

  static final String COOKIE = "ccg_session";

  /// How the names of cookies begin that a browser takes over TLS only, and from this host only: a
  /// page of a host beside it cannot sign a person in as another.
  public static final String OF_THIS_HOST = "__Host-";

  /// What the console sends with every request.
  static final String HEADER = "Ccg-Console";

  static final Duration LIFE = Duration.ofHours(12);

  private static final String PURPOSE = "console-session";

  /// What a cookie has sealed: who says so is this class, and no request.
  private static final String TOKEN = "token ";

  private static final String PERSON = "person ";

  /// Browsers keep 4,096 bytes of name and value.
  private static final int LONGEST_COOKIE = 4096 - OF_THIS_HOST.length() - COOKIE.length();

  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  private final SecretBox box;
  private final Tenants tenants;
  private final Clock clock;

  Sessions(SecretBox box, Tenants tenants, Clock clock) {
    this.box = box;
    this.tenants = tenants;
    this.clock = clock;
  }

  /// A person whom the issuer named, as the cookie has it.
  private record Person(String tenant, String name, List<String> scopes) {

    Caller caller() {
      return new Caller(
          tenant,
          name,
          scopes.stream()
              .flatMap(word -> Scope.ofKey(word).stream())
              .collect(Collectors.toUnmodifiableSet()));
    }
  }

  /// The cookie of a session that begins now.
  ///
  /// @param secure whether the request came over TLS
  ResponseCookie begin(String token, boolean secure) {
    return begin(TOKEN + token, LIFE, secure);
  }

  /// The cookie of a person's session that begins now.
  ///
  /// @param secure whether the request came over TLS
  public ResponseCookie begin(Caller person, Duration life, boolean secure) {
    Person named = new Person(person.tenant(), person.name(), Scope.words(person.scopes()));
    return begin(PERSON + Json.MAPPER.writeValueAsString(named), life, secure);
  }

  private ResponseCookie begin(String who, Duration life, boolean secure) {
    Instant end = clock.instant().plus(life);
    byte[] sealed = box.seal(end.getEpochSecond() + " " + who, PURPOSE);
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    if (value.length() > LONGEST_COOKIE) {
      throw ProblemException.of(
          ProblemType.INVALID_PARAMETER,
          "The token is too long for a session: browsers keep no cookie of %d bytes."
              .formatted(value.length()),
          "Sign in with an API key, or with the issuer where that is set up.");
    }
    return cookie(value, secure).maxAge(life).build();
  }

  /// What removes the cookie, whichever of its names it has.
  static List<ResponseCookie> end() {
    return Stream.of(false, true)
        .map(secure -> cookie("", secure).maxAge(Duration.ZERO).build())
        .toList();
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String value, boolean secure) {
    return ResponseCookie.from(secure ? OF_THIS_HOST + COOKIE : COOKIE, value)
        .httpOnly(true)
        .secure(secure)
        .sameSite("Strict")
        .path("/");
  }

  @Override
  public @Nullable TokenVerdict verdict(
      HttpServletRequest request, Function<String, TokenVerdict> ofToken) {
    String who = signedIn(request);
    if (who != null && who.startsWith(TOKEN)) {
      return ofToken.apply(who.substring(TOKEN.length()));
    }
    if (who == null || !who.startsWith(PERSON)) {
      return null; // there is no session, or an earlier version began it: it begins anew
    }
    try {
      Person person = Json.MAPPER.readValue(who.substring(PERSON.length()), Person.class);
      return tenants.open(person.tenant()) == null
          ? new TokenVerdict.Wrong("The tenant of this session is closed.")
          : new TokenVerdict.Known(person.caller());
    } catch (ProblemException e) {
      return new TokenVerdict.Unsure(e);
    }
  }

  private @Nullable String signedIn(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, OF_THIS_HOST + COOKIE);
    if (cookie == null && !request.isSecure()) {
      cookie = WebUtils.getCookie(request, COOKIE);
    }
    return cookie != null && comesFromUs(request) ? opened(cookie.getValue()) : null;
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
