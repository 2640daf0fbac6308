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
  private static final Duration RETRY_FOR = Duration.ofMinutes(2);
  private static final Duration WAIT = Duration.ofMinutes(3);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(60);
  private static final int READS_OF_A_DECISION = 40;
  private static final Duration BETWEEN_READS = Duration.ofMillis(250);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String api;
  private final @Nullable String token;
  private final Retries retries;

  /// A client of one server.
  ///
  /// @param api e.g. `http://127.0.0.1:8080`
  /// @param token sent as bearer token; null where the server asks for none
  public ApiClient(String api, @Nullable String token) {
    this(api, token, RETRY_FOR);
  }

  /// @param retryFor for how long 429 and 503 are repeated
  ApiClient(String api, @Nullable String token, Duration retryFor) {
    this.api = api.endsWith("/") ? api.substring(0, api.length() - 1) : api;
    this.token = token;
    retries = new Retries(retryFor);
  }

  /// Submits a plan; the id of its estimate.
  public String submit(byte[] plan, String project, String workspace)
      throws IOException, InterruptedException {
    return submit(plan, null, Map.of("project", project, "workspace", workspace));
  }

  /// Submits a plan, with its usage file where there is one; the id of its estimate. It can be
  /// repeated safely under its key.
  ///
  /// @param parameters of the query, e.g. `project`
  /// @param key its `Idempotency-Key`
  public String submit(
      byte[] plan, byte @Nullable [] usage, Map<String, String> parameters, String key)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        submission(plan, usage, parameters).header("Idempotency-Key", '"' + key + '"');
    return json(sendRepeatedly(request)).get("id").asString();
  }

  /// The same, once and without a key.
  public String submit(byte[] plan, byte @Nullable [] usage, Map<String, String> parameters)
      throws IOException, InterruptedException {
    return json(send(submission(plan, usage, parameters))).get("id").asString();
  }

  private HttpRequest.Builder submission(
      byte[] plan, byte @Nullable [] usage, Map<String, String> parameters) {
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
    return request;
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
    return estimate(id, WAIT);
  }

  /// The same, and waits for it up to `wait`.
  ///
  /// @throws TimedOutException if there is none by then
  public String estimate(String id, Duration wait) throws IOException, InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    while (true) {
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      Duration poll = left.compareTo(LONGEST_POLL) < 0 ? left : LONGEST_POLL;
      HttpRequest.Builder request = request("/v1/estimates/" + encoded(id)).GET();
      if (poll.toSeconds() > 0) {
        request.header("Prefer", "wait=" + poll.toSeconds());
      }
      long asked = System.nanoTime();
      HttpResponse<String> response = sendRepeatedly(request);
      if (response.statusCode() == 200) {
        return response.body();
      }
      if (System.nanoTime() >= end) {
        throw new TimedOutException(
            "There is no estimate of %s after %d seconds. It is on its way: %s/v1/estimates/%s"
                .formatted(id, wait.toSeconds(), api, id));
      }
      if (System.nanoTime() - asked < BETWEEN_READS.toNanos()) {
        Thread.sleep(BETWEEN_READS); // the server did not wait
      }
    }
  }

  /// Whether an estimated plan may pass, as the server wrote it. An estimate may be told a moment
  /// before it can be decided on.
  public String decision(String id) throws IOException, InterruptedException {
    for (int read = 1; ; read++) {
      try {
        return sendRepeatedly(request("/v1/estimates/" + encoded(id) + "/decision").GET()).body();
      } catch (ApiException e) {
        if (!e.type().equals("not-estimated-yet") || read >= READS_OF_A_DECISION) {
          throw e;
        }
        Thread.sleep(BETWEEN_READS);
      }
    }
  }

  /// Where a person or a program finds an estimate.
  public String link(String id) {
    return api + "/v1/estimates/" + encoded(id);
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

  /// A JSON answer.
  ///
  /// @param tag its ETag; null: it has none
  public record Answer(JsonNode json, @Nullable String tag) {}

  /// Sends a request and returns the answer with its ETag. 429 and 503 are repeated.
  ///
  /// @param body JSON; null: none
  /// @param headers names and values in turn
  public Answer exchange(String method, String path, @Nullable String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> response = sendRepeatedly(request);
    return new Answer(
        response.body().isEmpty() ? Json.MAPPER.missingNode() : json(response),
        response.headers().firstValue("ETag").orElse(null));
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
    return checked(http.send(request.build(), BodyHandlers.ofString()));
  }

  private HttpResponse<String> sendRepeatedly(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpRequest built = request.build();
    return checked(retries.send(() -> http.send(built, BodyHandlers.ofString())));
  }

  private static HttpResponse<String> checked(HttpResponse<String> response) throws ApiException {
    if (response.statusCode() >= 400) {
      throw ApiException.of(response.statusCode(), response.body());
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
