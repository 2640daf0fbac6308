package io.cloudcostguard.cli.server;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A client of CloudCostGuard's HTTP API.
public final class ApiClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(70);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String api;
  private final @Nullable String token;

  /// A client of one server.
  ///
  /// @param api e.g. `http://127.0.0.1:8080`
  /// @param token sent as bearer token; null where the server asks for none
  public ApiClient(String api, @Nullable String token) {
    this.api = api;
    this.token = token;
  }

  /// Submits a plan; the id of its estimate.
  public String submit(byte[] plan, String project, String workspace)
      throws IOException, InterruptedException {
    return submit(plan, null, Map.of("project", project, "workspace", workspace));
  }

  /// Submits a plan, with its usage file where there is one; the id of its estimate.
  ///
  /// @param parameters of the query, e.g. `project`
  public String submit(byte[] plan, byte @Nullable [] usage, Map<String, String> parameters)
      throws IOException, InterruptedException {
    String query =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    HttpRequest.Builder request = request("/v1/plans?" + query);
    if (usage == null) {
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(plan));
    } else {
      String boundary = "ccg-" + UUID.randomUUID();
      request
          .header("Content-Type", "multipart/form-data; boundary=" + boundary)
          .POST(form(boundary, plan, usage));
    }
    return json(send(request)).get("id").asString();
  }

  private static BodyPublisher form(String boundary, byte[] plan, byte[] usage) {
    return BodyPublishers.concat(
        partHead(boundary, "plan"),
        BodyPublishers.ofByteArray(plan),
        partHead(boundary, "usage"),
        BodyPublishers.ofByteArray(usage),
        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
  }

  private static BodyPublisher partHead(String boundary, String name) {
    return BodyPublishers.ofString(
        "\r\n--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n"
            .formatted(boundary, name));
  }

  /// The estimate of a plan, as the server wrote it; waits for it up to three minutes: an estimator
  /// that has just started reads the whole price catalogue first.
  public String estimate(String id) throws IOException, InterruptedException {
    for (int minute = 0; minute < 3; minute++) {
      HttpResponse<String> response =
          send(request("/v1/estimates/" + encoded(id)).header("Prefer", "wait=60").GET());
      if (response.statusCode() == 200) {
        return response.body();
      }
    }
    throw new IOException("No estimate of plan " + id + " after three minutes");
  }

  /// Sends a JSON body and returns the JSON answer.
  public JsonNode call(String method, String path, String body)
      throws IOException, InterruptedException {
    return json(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path)).timeout(TIMEOUT);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 400) {
      throw new IOException(
          "The server answered " + response.statusCode() + ": " + response.body());
    }
    return response;
  }

  private static JsonNode json(HttpResponse<String> response) {
    return Json.MAPPER.readTree(response.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
