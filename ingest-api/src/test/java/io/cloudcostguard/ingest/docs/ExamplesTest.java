package io.cloudcostguard.ingest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.docs.OpenApi.Operation;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Sends every example of the document to the running service, and holds every answer against the
/// document.
class ExamplesTest {

  private static final String BOUNDARY = "a-boundary";

  private final FrontDoor door = FrontDoor.open();
  private final OpenApi api = new OpenApi(door);
  private final Things things = new Things(door);

  ExamplesTest() throws Exception {}

  /// An example of a body.
  ///
  /// @param type its media type; empty: there is none
  private record Body(String name, String type, JsonNode value) {}

  @TestFactory
  Stream<DynamicTest> everyExampleIsTakenAndAnsweredAsTheDocumentSays() {
    return api.operations().stream()
        .filter(operation -> !operation.isTagged("planJson")) // waits for an estimator
        .filter(operation -> !operation.says().has("x-not-sent"))
        .flatMap(operation ->
            bodies(operation)
                .map(body ->
                    DynamicTest.dynamicTest(
                        operation + " " + body.name(), () -> tryOut(operation, body))));
  }

  private static Stream<Body> bodies(Operation operation) {
    JsonNode contents = operation.says().at("/requestBody/content");
    if (contents.isMissingNode()) {
      return Stream.of(new Body("", "", contents));
    }
    return contents
        .propertyStream()
        .flatMap(content ->
            content
                .getValue()
                .path("examples")
                .propertyStream()
                .map(
                    one -> new Body(one.getKey(), content.getKey(), one.getValue().path("value"))));
  }

  private void tryOut(Operation operation, Body body) throws Exception {
    Answer answer = door.send(request(operation, body));

    check(operation, answer);
    if (!operation.isTagged("origin")) { // which needs prices, and an estimator
      assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }
  }

  private HttpRequest.Builder request(Operation operation, Body body) throws Exception {
    Map<String, String> headers = new TreeMap<>();
    StringBuilder query = new StringBuilder();
    String path = operation.path();
    for (JsonNode parameter : api.parameters(operation)) {
      String name = parameter.path("name").asString();
      String example = parameter.path("example").asString();
      String value = things.made(operation.path(), name, example);
      switch (parameter.path("in").asString()) {
        case "path" -> path = path.replace("{" + name + "}", value);
        case "query" ->
            query
                .append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        default -> headers.put(name, value);
      }
    }
    headers.computeIfPresent("Idempotency-Key", (_, _) -> '"' + UUID.randomUUID().toString() + '"');
    String text = text(body);
    headers.computeIfPresent("X-Tfc-Task-Signature", (_, _) -> things.signature(text));
    headers.computeIfPresent("X-Hub-Signature-256", (_, _) -> Things.hubSignature(text));
    if (!body.type().isEmpty()) {
      headers.put(
          "Content-Type",
          body.type() + (body.type().startsWith("multipart/") ? "; boundary=" + BOUNDARY : ""));
    }
    HttpRequest.Builder request = door.request(path + query);
    headers.forEach(request::header);
    return request.method(
        operation.method(),
        text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
  }

  private static String text(Body body) {
    if (!body.type().startsWith("multipart/")) {
      return body.value().isMissingNode() ? "" : body.value().toString();
    }
    StringBuilder form = new StringBuilder();
    body.value()
        .propertyStream()
        .forEach(part ->
            form.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(BOUNDARY, part.getKey(), part.getValue().asString())));
    return form.append("--").append(BOUNDARY).append("--\r\n").toString();
  }

  private void check(Operation operation, Answer answer) {
    String at = api.resolved(operation.at() + "/responses/" + answer.status());
    JsonNode says = api.at(at);
    assertThat(says.isMissingNode())
        .as("%s answered %d: %s", operation, answer.status(), answer.body())
        .isFalse();
    JsonNode contents = says.path("content");
    if (contents.isMissingNode()) {
      assertThat(answer.body()).isEmpty();
      return;
    }
    String type = answer.header("Content-Type").replaceFirst(";.*", "");
    assertThat(contents.has(type)).as("%s answered with %s", operation, type).isTrue();
    if (type.endsWith("json")) {
      String schema = at + "/content/" + OpenApi.escaped(type) + "/schema";
      assertThat(api.violations(schema, answer.body())).as(answer.body()).isEmpty();
    }
    says.path("headers")
        .propertyStream()
        .filter(header -> header.getKey().equals("Location") || header.getKey().startsWith("RateL"))
        .forEach(header -> assertThat(answer.header(header.getKey())).isNotNull());
  }

  @Test
  void refusalsAreAsTheDocumentSays() throws Exception {
    Operation submit =
        api.operations().stream()
            .filter(operation -> operation.id().equals("submitPlan"))
            .findFirst()
            .orElseThrow();
    String path = submit.path();

    check(submit, door.post(path, new byte[0]));
    check(submit, door.post(path, "{}".getBytes(StandardCharsets.UTF_8)));
    check(submit, door.post(path + "?project=a%20b", new byte[0]));
    check(submit, door.post(path, new byte[0], "Content-Encoding", "br"));
    check(submit, door.send(FrontDoor.request(door.port(), path).POST(BodyPublishers.noBody())));
  }
}
