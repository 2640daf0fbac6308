package io.cloudcostguard.e2e.fuzz;

import io.cloudcostguard.schemas.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// What can be asked of the service, by its OpenAPI document.
final class Surface {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final JsonNode document;
  private final List<Operation> operations = new ArrayList<>();
  private final Set<Integer> everywhere = new TreeSet<>();
  private final Set<Integer> anywhere = new TreeSet<>();

  /// One thing that can be asked for.
  ///
  /// @param scope what it needs; empty: nothing
  /// @param answers the statuses that it may have
  /// @param ownErrors whether its errors may be no problem+json, but as another product or protocol
  ///   has them
  record Operation(
      String id,
      String method,
      String path,
      String scope,
      List<Parameter> parameters,
      List<Body> bodies,
      Set<Integer> answers,
      boolean ownErrors) {}

  /// @param in `path`, `query` or `header`
  record Parameter(String name, String in, String example) {}

  /// An example of a body.
  record Body(String type, JsonNode value) {}

  Surface(String openApiJson) {
    document = Json.MAPPER.readTree(openApiJson);
    document.path("x-everywhere").propertyNames().forEach(s -> everywhere.add(Integer.parseInt(s)));
    document
        .path("paths")
        .propertyStream()
        .forEach(path ->
            path.getValue()
                .propertyStream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .filter(entry -> !entry.getValue().has("x-not-sent"))
                .forEach(entry -> add(path.getKey(), path.getValue(), entry.getKey())));
  }

  private void add(String path, JsonNode of, String method) {
    JsonNode says = of.path(method);
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode list : List.of(of.path("parameters"), says.path("parameters"))) {
      for (JsonNode one : list) {
        JsonNode parameter = followed(one);
        parameters.add(
            new Parameter(
                parameter.path("name").asString(),
                parameter.path("in").asString(),
                parameter.path("example").asString()));
      }
    }
    List<Body> bodies = new ArrayList<>();
    says.at("/requestBody/content")
        .propertyStream()
        .forEach(content ->
            content
                .getValue()
                .path("examples")
                .forEach(one -> bodies.add(new Body(content.getKey(), one.path("value")))));
    Set<Integer> answers = new TreeSet<>(everywhere);
    says.path("responses").propertyNames().forEach(s -> answers.add(Integer.parseInt(s)));
    anywhere.addAll(answers);
    operations.add(
        new Operation(
            says.path("operationId").asString(),
            method.toUpperCase(Locale.ROOT),
            path,
            says.at("/security/0/bearer/0").asString(""),
            parameters,
            bodies,
            answers,
            says.has("x-own-errors") || says.at("/tags/0").asString().matches("origin|planJson")));
  }

  private JsonNode followed(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  List<Operation> operations() {
    return operations;
  }

  /// Every status that the document knows.
  Set<Integer> anywhere() {
    return anywhere;
  }
}
