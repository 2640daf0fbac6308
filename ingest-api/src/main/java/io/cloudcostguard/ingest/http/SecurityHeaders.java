package io.cloudcostguard.ingest.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Says of every answer that it is data: not to be kept, guessed at, framed or run. A route that
/// answers with a page sets its own policy with [HttpServletResponse#setHeader].
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class SecurityHeaders extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    set(response, request.isSecure());
    chain.doFilter(request, response);
  }

  /// What the server refuses comes here as an error only, e.g. TRACE.
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  /// Also for answers that no filter sees.
  ///
  /// @param secure whether the request came over TLS
  static void set(HttpServletResponse response, boolean secure) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (secure) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
