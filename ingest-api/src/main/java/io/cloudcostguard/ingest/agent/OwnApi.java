package io.cloudcostguard.ingest.agent;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks the routes of this instance as a caller who has come with a token: scopes, tenants, limits
/// and the audit log are those of the route.
final class OwnApi {

  static final String KEY = "api";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int MOST_BYTES = 64 * 1024 * 1024;
  private static final List<String> CREDENTIALS = List.of("Authorization", "X-Api-Key");

  private final String address;
  private final Map<String, String> credentials;

  private OwnApi(String address, Map<String, String> credentials) {
    this.address = address;
    this.credentials = credentials;
  }

  /// With the credentials of a request, at the address where it arrived.
  static OwnApi ofCaller(HttpServletRequest request) {
    Map<String, String> credentials = new LinkedHashMap<>();
    for (String name : CREDENTIALS) {
      if (request.getHeader(name) != null) {
        credentials.put(name, request.getHeader(name));
      }
    }
    String host = request.getLocalAddr();
    return new OwnApi(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + request.getLocalPort(),
        credentials);
  }

  /// What the API said.
  record Said(int status, String text) {

    boolean isError() {
      return status >= 400;
    }
  }

  Said get(String path) throws IOException, InterruptedException {
    return send("GET", path, null);
  }

  Said post(String path, String body) throws IOException, InterruptedException {
    return send("POST", path, body);
  }

  private Said send(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(PATIENCE)
            .header("Prefer", "wait=30")
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    credentials.forEach(request::header);
    HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("The answer is larger than 64 MB.");
      }
      return new Said(response.statusCode(), new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
