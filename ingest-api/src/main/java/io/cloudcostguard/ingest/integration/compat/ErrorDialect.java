package io.cloudcostguard.ingest.integration.compat;

import io.cloudcostguard.ingest.http.Problem;
import io.cloudcostguard.schemas.Json;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.JsonNode;

/// Renders errors on compatible routes in the format of the original products. It runs before every
/// other filter that may refuse.
abstract class ErrorDialect extends OncePerRequestFilter {

  abstract boolean isSpoken(String path);

  /// @param response has its status
  abstract void write(HttpServletResponse response, HttpServletRequest request, JsonNode problem)
      throws IOException;

  @Override
  protected final boolean shouldNotFilter(HttpServletRequest request) {
    return !isSpoken(request.getRequestURI());
  }

  @Override
  protected final void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, held);
    String type = held.getContentType();
    if (type != null && type.startsWith(Problem.MEDIA_TYPE)) {
      JsonNode problem = Json.MAPPER.readTree(held.getContentAsByteArray());
      held.resetBuffer();
      write(held, request, problem);
    }
    held.copyBodyToResponse();
  }
}
