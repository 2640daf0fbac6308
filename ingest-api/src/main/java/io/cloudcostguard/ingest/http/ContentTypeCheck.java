package io.cloudcostguard.ingest.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a Content-Type with a wildcard, which means nothing, and on which Spring throws wherever
/// it reads the headers of a request.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 7)
final class ContentTypeCheck extends OncePerRequestFilter {

  private static final Problem REFUSED =
      Problem.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "The Content-Type has a wildcard.",
          "Name one media type, e.g. Content-Type: application/json.");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String type = request.getContentType();
    if (type == null || !hasWildcard(type)) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(REFUSED.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.getOutputStream().write(REFUSED.json());
  }

  /// In the type itself; a parameter may have one.
  private static boolean hasWildcard(String type) {
    int star = type.indexOf('*');
    int parameters = type.indexOf(';');
    return star >= 0 && (parameters < 0 || star < parameters);
  }
}
