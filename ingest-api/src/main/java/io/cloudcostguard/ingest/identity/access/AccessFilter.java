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

  private final List<byte[]> tokens;
  private final List<TokenCheck> checks;
  private final SessionCheck sessions;
  private final WrongTokens wrongTokens;

  /// @param startupGuard is made first, so that a service that must not start does not look for its
  ///   database
  AccessFilter(
      AccessProperties access,
      StartupGuard startupGuard,
      List<TokenCheck> checks,
      SessionCheck sessions,
      WrongTokens wrongTokens) {
    tokens = access.tokens().stream().map(token -> token.getBytes(StandardCharsets.UTF_8)).toList();
    this.checks = checks;
    this.sessions = sessions;
    this.wrongTokens = wrongTokens;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    switch (verdict(request)) {
      case TokenVerdict.Known(Caller caller) -> caller.attachTo(request);
      case TokenVerdict.Wrong(String why) -> Refused.attach(request, wrong(why, request, response));
      case TokenVerdict.Unsure(ProblemException answer) -> Refused.attach(request, answer);
      case TokenVerdict.Barred(ProblemException answer) -> Refused.attach(request, answer);
      case null -> {}
    }
    chain.doFilter(request, response);
  }

  private ProblemException wrong(
      String why, HttpServletRequest request, HttpServletResponse response) {
    ProblemException tooMany = wrongTokens.count(request, response);
    return tooMany == null ? Refused.unauthorized(why, true) : tooMany;
  }

  /// Null when the request says nothing of who makes it.
  private @Nullable TokenVerdict verdict(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    String key = request.getHeader("X-Api-Key");
    if (authorization == null && key == null) {
      return tokens.isEmpty() ? withoutToken(request) : sessions.verdict(request, this::verdict);
    }
    return verdict(key == null ? bearer(authorization) : key);
  }

  private TokenVerdict verdict(@Nullable String given) {
    if (given != null && isToken(given)) {
      return new TokenVerdict.Known(OPERATOR);
    }
    for (TokenCheck check : checks) {
      if (given != null && check.recognises(given)) {
        return check.verdict(given);
      }
    }
    return new TokenVerdict.Wrong(
        tokens.isEmpty()
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

  /// Takes as long whichever of the tokens it is.
  private boolean isToken(String given) {
    byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
    boolean is = false;
    for (byte[] token : tokens) {
      is |= MessageDigest.isEqual(bytes, token);
    }
    return is;
  }
}
