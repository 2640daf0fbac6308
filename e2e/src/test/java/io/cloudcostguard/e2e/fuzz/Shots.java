package io.cloudcostguard.e2e.fuzz;

import io.cloudcostguard.e2e.fuzz.Surface.Body;
import io.cloudcostguard.e2e.fuzz.Surface.Operation;
import io.cloudcostguard.e2e.fuzz.Surface.Parameter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/// Makes requests from the document: some as it has them, most with something wrong. The same
/// number gives the same request, but for the names of what there is.
final class Shots {

  private final Surface surface;
  private final Names names;
  private final Map<String, String> keys;

  /// @param keys by scope; `operate` is the operator's token
  Shots(Surface surface, Names names, Map<String, String> keys) {
    this.surface = surface;
    this.names = names;
    this.keys = keys;
  }

  Shot shot(Random random) {
    List<Operation> all = surface.operations();
    Operation of = all.get(random.nextInt(all.size()));
    int kind = random.nextInt(100);
    if (kind < 4) {
      return new Shot(of, Malformed.request(of, random), surface.anywhere(), false, true);
    }
    boolean right = kind < 30;
    boolean pathRight = right || random.nextInt(3) > 0;
    boolean methodRight = right || random.nextInt(12) > 0;
    List<String> headers = new ArrayList<>(List.of("Host: localhost"));
    addCredentials(headers, of, right, random);
    String target = target(of, headers, right, pathRight, random);
    byte[] body = body(of, headers, right, random);
    if (!right && random.nextInt(4) == 0) {
      headers.add(Wrong.header(random));
    }
    boolean cut = !right && body.length > 2 && random.nextInt(60) == 0;
    headers.add("Content-Length: " + body.length);
    String method = methodRight ? of.method() : Wrong.method(random);
    byte[] bytes = bytes(method + " " + target + " HTTP/1.1", headers, body, cut);
    return new Shot(
        of, bytes, pathRight && methodRight ? of.answers() : surface.anywhere(), true, cut);
  }

  private void addCredentials(List<String> headers, Operation of, boolean right, Random random) {
    String scope = of.scope().isEmpty() ? "read" : of.scope();
    if (!right && random.nextInt(4) == 0) {
      List<String> scopes = keys.keySet().stream().sorted().toList();
      scope = scopes.get(random.nextInt(scopes.size()));
    }
    int how = right ? 0 : random.nextInt(12);
    switch (how) {
      case 0, 1, 2, 3, 4, 5, 6, 7 -> headers.add("Authorization: Bearer " + keys.get(scope));
      case 8 -> headers.add("X-Api-Key: " + keys.get(scope));
      case 9 -> headers.add("Authorization: " + Header.safe(Hostile.text(random)));
      case 10 ->
          headers.add(
              "Authorization: Bearer "
                  + Hostile.changed(keys.get("read"), random).replaceAll("[^!-~]", ""));
      default -> {} // no token
    }
  }

  private String target(
      Operation of, List<String> headers, boolean right, boolean pathRight, Random random) {
    String path = of.path();
    StringBuilder query = new StringBuilder();
    for (Parameter parameter : of.parameters()) {
      boolean hostile = !right && random.nextInt(3) == 0;
      String value = parameter.example();
      switch (parameter.in()) {
        case "path" -> {
          String name = names.find(of, value, random);
          path =
              path.replace(
                  "{" + parameter.name() + "}",
                  pathRight ? encoded(name) : Header.target(Hostile.changed(name, random), random));
        }
        case "query" -> {
          if (random.nextBoolean()) {
            query.append(query.isEmpty() ? '?' : '&').append(parameter.name()).append('=');
            query.append(
                hostile ? Header.target(Hostile.changed(value, random), random) : encoded(value));
          }
        }
        default -> {
          if (parameter.name().equals("Idempotency-Key")) {
            value = "\"" + random.nextInt(1000) + "\"";
          }
          if (random.nextBoolean()) {
            headers.add(
                parameter.name()
                    + ": "
                    + (hostile ? Header.safe(Hostile.changed(value, random)) : value));
          }
        }
      }
    }
    if (!right && random.nextInt(20) == 0) {
      query.append(query.isEmpty() ? '?' : '&').append(Header.target(Hostile.text(random), random));
    }
    return path + query;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] body(Operation of, List<String> headers, boolean right, Random random) {
    if (of.bodies().isEmpty()) {
      return right || random.nextInt(6) > 0
          ? new byte[0]
          : Hostile.text(random).getBytes(StandardCharsets.UTF_8);
    }
    Body example = of.bodies().get(random.nextInt(of.bodies().size()));
    boolean form = example.type().startsWith("multipart/");
    JsonNode value =
        right || random.nextInt(3) == 0 ? example.value() : Hostile.json(example.value(), random);
    byte[] body = (form ? Header.form(value) : value.toString()).getBytes(StandardCharsets.UTF_8);
    if (!right && random.nextInt(3) == 0) {
      body = Hostile.bytes(body, random);
    }
    boolean otherType = !right && random.nextInt(6) == 0;
    headers.add(
        "Content-Type: "
            + (otherType ? Wrong.type(random) : example.type() + (form ? "; boundary=b" : "")));
    if (!right
        && random.nextInt(8) == 0
        && headers.stream().noneMatch(h -> h.startsWith("Content-E"))) {
      headers.add("Content-Encoding: gzip");
      byte[] packed = gzip(body);
      return random.nextBoolean() ? packed : Hostile.bytes(packed, random);
    }
    return body;
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] bytes(String line, List<String> headers, byte[] body, boolean cut) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String head = line + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    all.write(body, 0, cut ? body.length / 2 : body.length);
    return all.toByteArray();
  }
}
