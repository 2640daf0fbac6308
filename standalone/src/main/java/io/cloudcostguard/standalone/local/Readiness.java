package io.cloudcostguard.standalone.local;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Asks a service whether it is ready, and if not, what it waits for.
public final class Readiness {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Where a part of a health answer says why it is not ready, the most telling first.
  private static final List<String> REASONS = List.of("waitsFor", "reason", "effect", "error");

  private static final int OK = 200;

  private final HttpClient http = HttpClient.newHttpClient();

  /// Null when the service is ready.
  ///
  /// @param url its address, without a slash at the end
  @Nullable String waitsFor(String url) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness"))
            .timeout(PATIENCE)
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return answer.statusCode() == OK ? null : sentence(answer.body());
    } catch (IOException e) {
      return "an answer to /actuator/health/readiness (" + e + ")";
    }
  }

  /// What is not well in the answer of a health check; the answer itself where it does not say.
  public static String sentence(String body) {
    StringJoiner parts = new StringJoiner("; ").setEmptyValue(body);
    try {
      Json.MAPPER
          .readTree(body)
          .path("components")
          .forEachEntry((name, part) -> {
            if (!part.path("status").asString("").equals("UP")) {
              parts.add(name + ": " + reason(part));
            }
          });
    } catch (JacksonException _) {
      // It is said as it came.
    }
    return parts.toString();
  }

  private static String reason(JsonNode part) {
    JsonNode details = part.path("details");
    return REASONS.stream()
        .map(name -> details.path(name).asString(""))
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .orElse(part.path("status").asString("not ready"));
  }
}
