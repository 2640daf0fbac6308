package io.cloudcostguard.ingest.integration.compat;

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
import tools.jackson.databind.JsonNode;

/// Says refusals on the old paths in the old words: a line of plain text. It stands before all else
/// that may refuse.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty(name = "ccg.compat.origin.enabled", matchIfMissing = true)
final class OriginErrors extends ErrorDialect {

  @Override
  boolean isSpoken(String path) {
    return path.equals("/estimate") || path.startsWith("/history/") || path.equals("/status");
  }

  @Override
  void write(HttpServletResponse response, HttpServletRequest request, JsonNode problem)
      throws IOException {
    write(response, response.getStatus(), text(response.getStatus(), request, problem));
  }

  static void write(HttpServletResponse response, int status, String text) throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain; charset=utf-8");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String text(int status, HttpServletRequest request, JsonNode problem) {
    return switch (status) {
      case 401 -> unauthorized(request.getHeader(HttpHeaders.AUTHORIZATION));
      case 405 -> "Only POST method is allowed";
      case 429 -> "Rate limit exceeded";
      case 500 -> "Failed to estimate cost";
      default -> problem.path("detail").asString("The request was refused.");
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
