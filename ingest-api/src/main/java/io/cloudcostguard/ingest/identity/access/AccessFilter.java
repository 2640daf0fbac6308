package io.cloudcostguard.ingest.identity.access;

import io.cloudcostguard.ingest.http.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Authenticates the caller of a request; [ScopeCheck] checks the scope at the route.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class AccessFilter extends OncePerRequestFilter {

  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+) *");
  private static final Caller OPERATOR =
      new Caller(Caller.DEFAULT_TENANT, "operator", EnumSet.allOf(Scope.class));

  private final byte @Nullable [] token;
  private final List<TokenCheck> checks;
  private final SessionCheck sessions;

  /// @param startupGuard is made first, so that a service that must not start does not look for its
  ///   database
  AccessFilter(
      AccessProperties access,
      StartupGuard startupGuard,
      List<TokenCheck> checks,
      SessionCheck sessions) {
    token = access.token() == null ? null : access.token().getBytes(StandardCharsets.UTF_8);
    this.checks = checks;
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    switch (verdict(request)) {
      case TokenVerdict.Known(Caller caller) -> caller.attachTo(request);
      case TokenVerdict.Wrong(String why) ->
          Refused.attach(request, Refused.unauthorized(why, true));
      case TokenVerdict.Unsure(ProblemException answer) -> Refused.attach(request, answer);
      case TokenVerdict.Barred(ProblemException answer) -> Refused.attach(request, answer);
      case null -> {}
    }
    chain.doFilter(request, response);
  }

  /// Null when the request says nothing of who makes it.
  private @Nullable TokenVerdict verdict(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    String key = request.getHeader("X-Api-Key");
    if (authorization == null && key == null) {
      return token == null ? withoutToken(request) : sessions.verdict(request, this::verdict);
    }
    return verdict(key == null ? bearer(authorization) : key);
  }

  private TokenVerdict verdict(@Nullable String given) {
    if (given != null && token != null && isToken(given, token)) {
      return new TokenVerdict.Known(OPERATOR);
    }
    for (TokenCheck check : checks) {
      if (given != null && check.recognises(given)) {
        return check.verdict(given);
      }
    }
    return new TokenVerdict.Wrong(
        token == null
            ? "The token is invalid: this service has no tokens. Omit it, or set CCG_API_TOKEN."
            : "The token is invalid.");
  }

  /// An installation without a token serves this machine only, and nothing through it.
  private static TokenVerdict withoutToken(HttpServletRequest request) {
    ProblemException elsewhere = RequestOrigin.refused(request);
    if (elsewhere != null) {
      return new TokenVerdict.Barred(elsewhere);
    }
    return RequestOrigin.isThisMachine(request)
        ? new TokenVerdict.Known(OPERATOR)
        : new TokenVerdict.Wrong("Without CCG_API_TOKEN, only requests to localhost are served.");
  }

  private static @Nullable String bearer(@Nullable String authorization) {
    Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
    return bearer.matches() ? bearer.group(1) : null;
  }

  private static boolean isToken(String given, byte[] token) {
    return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token);
  }
}
