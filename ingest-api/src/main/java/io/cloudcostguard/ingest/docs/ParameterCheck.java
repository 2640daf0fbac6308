package io.cloudcostguard.ingest.docs;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.schemas.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.JsonNode;

/// Refuses query parameters that the OpenAPI document does not have for the route: a caller that
/// asks for a quarter in a way that is not understood must not get the whole. An operation with
/// `x-ignores-other-parameters` takes any, for clients of other products.
@Component
final class ParameterCheck implements HandlerInterceptor {

  private final Map<String, Set<String>> known = new HashMap<>();

  ParameterCheck(Document document) {
    JsonNode api = Json.MAPPER.readTree(document.json());
    api.path("paths")
        .forEachEntry((path, item) ->
            item.forEachEntry((method, operation) -> {
              if (operation.has("responses")
                  && !operation.path("x-ignores-other-parameters").asBoolean(false)) {
                Set<String> names = new TreeSet<>();
                collect(api, item.path("parameters"), names);
                collect(api, operation.path("parameters"), names);
                known.put(method.toUpperCase(Locale.ROOT) + " " + path, names);
              }
            }));
  }

  private static void collect(JsonNode api, JsonNode parameters, Set<String> names) {
    for (JsonNode parameter : parameters) {
      String reference = parameter.path("$ref").asString("");
      JsonNode there = reference.isEmpty() ? parameter : api.at(reference.substring(1));
      if (there.path("in").asString("").equals("query")) {
        names.add(there.path("name").asString());
      }
    }
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getQueryString() == null || !(handler instanceof HandlerMethod)) {
      return true;
    }
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    Set<String> taken =
        known.get(
            method + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    if (taken == null) {
      return true;
    }
    for (String name : Query.names(request.getQueryString())) {
      if (!taken.contains(name)) {
        throw unknown(name, taken);
      }
    }
    return true;
  }

  private static ProblemException unknown(String name, Set<String> taken) {
    String shown = name.length() <= 60 ? name : name.substring(0, 60) + "…";
    return ProblemException.of(
        ProblemType.INVALID_PARAMETER,
        "`" + shown + "` is no parameter of this route.",
        taken.isEmpty()
            ? "Remove it: this route takes no parameters."
            : "Remove it, or use one of " + String.join(", ", taken) + ".");
  }
}
