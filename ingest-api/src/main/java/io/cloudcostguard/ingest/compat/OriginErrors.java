package io.cloudcostguard.ingest.compat;

import io.cloudcostguard.ingest.http.Problem;
import io.cloudcostguard.schemas.Json;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Says refusals on the old paths in the old words: a line of plain text. It stands before all else
/// that may refuse.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty(name = "ccg.compat.origin.enabled", matchIfMissing = true)
final class OriginErrors extends OncePerRequestFilter {

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.equals("/estimate") && !path.startsWith("/history/") && !path.equals("/status");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, held);
    String type = held.getContentType();
    if (type != null && type.startsWith(Problem.MEDIA_TYPE)) {
      String text = text(held.getStatus(), request, held.getContentAsByteArray());
      held.resetBuffer();
      write(held, held.getStatus(), text);
    }
    held.copyBodyToResponse();
  }

  static void write(HttpServletResponse response, int status, String text) throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain; charset=utf-8");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String text(int status, HttpServletRequest request, byte[] problem) {
    return switch (status) {
      case 401 -> unauthorized(request.getHeader(HttpHeaders.AUTHORIZATION));
      case 405 -> "Only POST method is allowed";
      case 429 -> "Rate limit exceeded";
      case 500 -> "Failed to estimate cost";
      default -> Json.MAPPER.readTree(problem).path("detail").asString("The request was refused.");
    };
  }

  private static String unauthorized(@Nullable String authorization) {
    if (authorization == null || authorization.isEmpty()) {
      return "Missing authorization header";
    }
    return authorization.startsWith("Bearer ") && authorization.length() > "Bearer ".length()
        ? "Invalid API key"
        : "Invalid authorization format";
  }
}
