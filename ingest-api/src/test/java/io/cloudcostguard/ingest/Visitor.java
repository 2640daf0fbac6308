package io.cloudcostguard.ingest;

import io.cloudcostguard.ingest.FrontDoor.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/// A client that comes with an API key of a tenant.
public record Visitor(FrontDoor door, String tenant, String id, String key) {

  /// The first of a new tenant, who may do all that a key can allow.
  public static Visitor ofNewTenant() throws Exception {
    FrontDoor door = FrontDoor.open();
    String tenant = "t-" + UUID.randomUUID();
    Answer opened = door.send("PUT", "/v1/tenants/" + tenant, "{}");
    if (opened.status() != 200) {
      throw new IllegalStateException(opened.body());
    }
    return of(tenant, "submit", "read", "admin", "approve", "audit");
  }

  public static Visitor of(String tenant, String... scopes) throws Exception {
    FrontDoor door = FrontDoor.open();
    Answer made =
        door.send("POST", "/v1/tenants/" + tenant + "/keys", wish("made by the operator", scopes));
    return of(door, made);
  }

  private static Visitor of(FrontDoor door, Answer made) {
    if (made.status() != 201) {
      throw new IllegalStateException(made.body());
    }
    return new Visitor(
        door,
        made.json().path("tenant").asString(),
        made.json().path("id").asString(),
        made.json().path("key").asString());
  }

  /// A client of the same tenant, with a key that this one hands out.
  public Visitor colleague(String... scopes) throws Exception {
    return of(door, send("POST", "/v1/keys", wish("handed out", scopes)));
  }

  /// The body that asks for a key.
  public static String wish(String name, String... scopes) {
    String quoted =
        Arrays.stream(scopes).map(scope -> '"' + scope + '"').collect(Collectors.joining(","));
    return "{\"name\":\"%s\",\"scopes\":[%s]}".formatted(name, quoted);
  }

  public HttpRequest.Builder request(int port, String path) {
    return FrontDoor.request(port, path).header("Authorization", "Bearer " + key);
  }

  public Answer get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(door.port(), path);
    return door.send(headers.length == 0 ? request : request.headers(headers));
  }

  public Answer send(String method, String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        request(door.port(), path).method(method, BodyPublishers.ofString(body));
    return door.send(headers.length == 0 ? request : request.headers(headers));
  }
}
