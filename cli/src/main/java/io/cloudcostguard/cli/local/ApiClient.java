package io.cloudcostguard.cli.local;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Speaks CloudCostGuard's HTTP API.
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
    return submit(BodyPublishers.ofByteArray(plan), "application/json", project, workspace);
  }

  /// Submits a plan with its usage file; the id of its estimate.
  public String submit(byte[] plan, byte[] usage, String project, String workspace)
      throws IOException, InterruptedException {
    String boundary = "ccg-" + UUID.randomUUID();
    BodyPublisher form =
        BodyPublishers.concat(
            partHead(boundary, "plan"),
            BodyPublishers.ofByteArray(plan),
            partHead(boundary, "usage"),
            BodyPublishers.ofByteArray(usage),
            BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    return submit(form, "multipart/form-data; boundary=" + boundary, project, workspace);
  }

  private String submit(BodyPublisher body, String type, String project, String workspace)
      throws IOException, InterruptedException {
    String path = "/v1/plans?project=" + encoded(project) + "&workspace=" + encoded(workspace);
    return json(send(request(path).header("Content-Type", type).POST(body))).get("id").asString();
  }

  private static BodyPublisher partHead(String boundary, String name) {
    return BodyPublishers.ofString(
        "\r\n--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n"
            .formatted(boundary, name));
  }

  /// The estimate of a plan, as the server wrote it; waits for it up to a minute.
  public String estimate(String id) throws IOException, InterruptedException {
    HttpResponse<String> response =
        send(request("/v1/estimates/" + encoded(id)).header("Prefer", "wait=60").GET());
    if (response.statusCode() != 200) {
      throw new IOException("There is no estimate of " + id + " after a minute");
    }
    return response.body();
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
