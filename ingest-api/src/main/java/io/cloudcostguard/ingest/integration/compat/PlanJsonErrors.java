package io.cloudcostguard.ingest.integration.compat;

import io.cloudcostguard.schemas.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Says refusals of the plan-JSON interface as `{"error": "…"}`.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty(name = "ccg.compat.plan-json.enabled", matchIfMissing = true)
final class PlanJsonErrors extends ErrorDialect {

  @Override
  boolean isSpoken(String path) {
    return path.equals("/breakdown") || path.equals("/diff");
  }

  @Override
  void write(HttpServletResponse response, HttpServletRequest request, JsonNode problem)
      throws IOException {
    String error = problem.path("detail").asString() + " " + problem.path("hint").asString();
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(Map.of("error", error.strip())));
  }
}
