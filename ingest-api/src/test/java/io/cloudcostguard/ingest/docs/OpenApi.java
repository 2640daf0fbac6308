package io.cloudcostguard.ingest.docs;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.schemas.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document that the running service shows.
final class OpenApi {

  private static final String BASE = "https://ccg.test";
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "options", "head", "trace");

  private final JsonNode document;
  private final SchemaRegistry registry;

  /// One thing that can be asked for.
  ///
  /// @param at where it stands in the document
  record Operation(String method, String path, String at, JsonNode says) {

    String id() {
      return says.path("operationId").asString();
    }

    boolean isTagged(String tag) {
      return says.path("tags").valueStream().anyMatch(one -> one.asString().equals(tag));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  OpenApi(FrontDoor door) throws Exception {
    document = door.get("/openapi.json").json();
    String closed = closed(document.deepCopy()).toString();
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            of ->
                of.schemas(iri -> text(door, closed, iri))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }

  private static String text(FrontDoor door, String document, String iri) {
    try {
      String path = URI.create(iri).getPath();
      return path.equals("/openapi.json") ? document : door.get(path).body();
    } catch (Exception e) {
      throw new IllegalStateException(iri, e);
    }
  }

  /// With no property allowed that is not written down: clients shall ignore such, we shall not
  /// send any.
  private static JsonNode closed(JsonNode node) {
    if (node instanceof ObjectNode schema
        && schema.path("type").toString().contains("object")
        && schema.path("properties").isObject()
        && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    node.forEach(OpenApi::closed);
    return node;
  }

  JsonNode document() {
    return document;
  }

  List<Operation> operations() {
    return operations("paths");
  }

  List<Operation> webhooks() {
    return operations("webhooks");
  }

  private List<Operation> operations(String section) {
    List<Operation> all = new ArrayList<>();
    document
        .path(section)
        .propertyStream()
        .forEach(path ->
            path.getValue()
                .propertyStream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .forEach(entry ->
                    all.add(
                        new Operation(
                            entry.getKey().toUpperCase(java.util.Locale.ROOT),
                            path.getKey(),
                            "/%s/%s/%s".formatted(section, escaped(path.getKey()), entry.getKey()),
                            entry.getValue()))));
    return all;
  }

  /// The parameters of an operation and of its path.
  List<JsonNode> parameters(Operation operation) {
    List<JsonNode> all = new ArrayList<>();
    String path = operation.at().substring(0, operation.at().lastIndexOf('/'));
    for (String at : List.of(path, operation.at())) {
      document.at(at + "/parameters").forEach(parameter -> all.add(followed(parameter)));
    }
    return all;
  }

  /// Where something stands, a reference to it followed.
  String resolved(String at) {
    String reference = document.at(at).path("$ref").asString("");
    return reference.startsWith("#") ? reference.substring(1) : at;
  }

  JsonNode followed(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.startsWith("#") ? document.at(reference.substring(1)) : node;
  }

  JsonNode at(String pointer) {
    return document.at(pointer);
  }

  /// What is wrong with a value by the schema that stands somewhere.
  List<Error> violations(String schemaAt, JsonNode value) {
    return registry
        .getSchema(SchemaLocation.of(BASE + "/openapi.json#" + schemaAt))
        .validate(value);
  }

  List<Error> violations(String schemaAt, String json) {
    return violations(schemaAt, Json.MAPPER.readTree(json));
  }

  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
