package io.cloudcostguard.ingest.access;

import io.cloudcostguard.ingest.MisconfiguredException;
import io.cloudcostguard.ingest.http.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who makes a request. Who gives no token passes as nobody, and gets as far as the open
/// routes; who gives a wrong one is turned away.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class AccessFilter extends OncePerRequestFilter {

  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+) *");
  private static final Caller OPERATOR =
      new Caller(Caller.DEFAULT_TENANT, "operator", EnumSet.allOf(Scope.class));

  static final String CHALLENGE = "Bearer realm=\"cloudcostguard\"";
  static final String HINT = "Send the header Authorization: Bearer <the value of CCG_API_TOKEN>.";

  private final byte @Nullable [] token;

  AccessFilter(AccessProperties access, @Value("${server.address:0.0.0.0}") String address) {
    if (access.token() == null && !isLoopback(address)) {
      throw new MisconfiguredException(
          "The service would listen on "
              + address
              + " for everybody. Set CCG_API_TOKEN (ccg.api.token), or server.address to a loopback"
              + " address such as 127.0.0.1.");
    }
    token = access.token() == null ? null : access.token().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException _) {
      throw new MisconfiguredException("server.address is no address: " + address);
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (token == null || isToken(authorization, token)) {
      OPERATOR.attachTo(request);
    } else if (authorization != null) {
      refuse(response);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isToken(@Nullable String authorization, byte[] token) {
    if (authorization == null) {
      return false;
    }
    Matcher bearer = BEARER.matcher(authorization);
    return bearer.matches()
        && MessageDigest.isEqual(bearer.group(1).getBytes(StandardCharsets.UTF_8), token);
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    Problem problem =
        Problem.of(
            401,
            "unauthorized",
            "A token is needed",
            "The token is not one of this service.",
            HINT);
    response.setStatus(problem.status());
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
    response.setContentType(Problem.MEDIA_TYPE);
    response.getOutputStream().write(problem.json());
  }
}
