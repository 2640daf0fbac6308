package io.cloudcostguard.ingest.http;

import io.cloudcostguard.ingest.MisconfiguredException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets in who has the token. Everything but the actuator needs it, so that no spelling of a path
/// goes round it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class AccessFilter extends OncePerRequestFilter {

  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+) *");
  private static final String ACTUATOR = "/actuator";

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
    if (token == null || isActuator(request) || hasToken(request, token)) {
      chain.doFilter(request, response);
    } else {
      refuse(request, response);
    }
  }

  /// Both the path as written and the path as the server understood it, so that dots and encoded
  /// slashes do not get past.
  private static boolean isActuator(HttpServletRequest request) {
    return (request.getServletPath() + "/").startsWith(ACTUATOR + "/")
        && (request.getRequestURI() + "/").startsWith(ACTUATOR + "/");
  }

  private static boolean hasToken(HttpServletRequest request, byte[] token) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null) {
      return false;
    }
    Matcher bearer = BEARER.matcher(authorization);
    return bearer.matches()
        && MessageDigest.isEqual(bearer.group(1).getBytes(StandardCharsets.UTF_8), token);
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean given = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    Problem problem =
        Problem.of(
            401,
            "unauthorized",
            "A token is needed",
            given ? "The token is not the one of this service." : "The request has no token.",
            "Send the header Authorization: Bearer <the value of CCG_API_TOKEN>.");
    response.setStatus(problem.status());
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        "Bearer realm=\"cloudcostguard\"" + (given ? ", error=\"invalid_token\"" : ""));
    response.setContentType(Problem.MEDIA_TYPE);
    response.getOutputStream().write(problem.json());
  }
}
