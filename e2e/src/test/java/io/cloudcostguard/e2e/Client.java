package io.cloudcostguard.e2e;

import io.cloudcostguard.schemas.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// A client that asks a service and gives up after a time that is far above what is promised.
final class Client {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path PLAN = Path.of("../examples/web-stack/plan.json");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String service;

  Client(String service) {
    this.service = service;
  }

  /// An answer, in time.
  record Answer(int status, String body, boolean hasRetryAfter) {

    JsonNode json() {
      return Json.MAPPER.readTree(body);
    }

    /// That something is not there and may be soon.
    boolean isUnavailable() {
      return status == 503 && hasRetryAfter;
    }
  }

  Answer get(String path) throws Exception {
    return send("GET", path, new byte[0]);
  }

  Answer submit(String parameters) throws Exception {
    return send("POST", "/v1/plans?" + parameters, Files.readAllBytes(PLAN));
  }

  Answer send(String method, String path, byte[] body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(service + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.ofString());
    return new Answer(
        answer.statusCode(), answer.body(), answer.headers().firstValue("Retry-After").isPresent());
  }

  /// What it says of its own state.
  Answer readiness() throws Exception {
    return get("/actuator/health/readiness");
  }
}
