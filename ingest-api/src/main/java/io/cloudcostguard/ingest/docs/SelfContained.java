package io.cloudcostguard.ingest.docs;

import io.cloudcostguard.schemas.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes an OpenAPI document stand for itself: schemas of other files become components, and so do
/// their definitions. Generators of clients read no other form in full.
final class SelfContained {

  /// Where a document has its schemas.
  static final String COMPONENTS = "#/components/schemas/";

  private static final String FILE = ".schema.json";
  private static final String DEFINITIONS = "#/$defs/";
  private static final List<String> OF_FILES = List.of("$schema", "$id", "$defs");

  private final ObjectNode document;
  private final ObjectNode components;
  private final Map<String, JsonNode> files = new HashMap<>();
  private final Map<Schema, String> names = new HashMap<>();
  private final Deque<Schema> open = new ArrayDeque<>();

  /// A schema of a file.
  ///
  /// @param definition one of its definitions; empty: the file's own
  private record Schema(String file, String definition) {}

  private SelfContained(ObjectNode document) {
    this.document = document;
    components = (ObjectNode) document.path("components").path("schemas");
  }

  static JsonNode of(JsonNode document) {
    return new SelfContained((ObjectNode) document.deepCopy()).made();
  }

  private JsonNode made() {
    follow(document, null);
    while (!open.isEmpty()) {
      Schema next = open.remove();
      JsonNode schema =
          next.definition().isEmpty()
              ? file(next.file())
              : file(next.file()).path("$defs").path(next.definition());
      ObjectNode component = (ObjectNode) schema.deepCopy();
      component.remove(OF_FILES);
      follow(component, next.file());
      components.set(Objects.requireNonNull(names.get(next)), component);
    }
    return document;
  }

  /// Depth is that of our own files.
  private void follow(JsonNode node, @Nullable String file) {
    if (node instanceof ObjectNode object && object.path("$ref").isString()) {
      object.put("$ref", component(object.path("$ref").asString(), file));
    }
    node.forEach(child -> follow(child, file));
  }

  private String component(String reference, @Nullable String file) {
    int hash = reference.indexOf('#');
    String path = hash < 0 ? reference : reference.substring(0, hash);
    if (path.isEmpty() && file == null) {
      return reference;
    }
    String of = path.isEmpty() ? Objects.requireNonNull(file) : path.replaceFirst(".*/", "");
    String fragment = hash < 0 ? "" : reference.substring(hash);
    String definition =
        fragment.startsWith(DEFINITIONS) ? fragment.substring(DEFINITIONS.length()) : "";
    return COMPONENTS + names.computeIfAbsent(new Schema(of, definition), this::named);
  }

  private String named(Schema schema) {
    open.add(schema);
    String file = schema.file().replace(FILE, "");
    String name = Character.toUpperCase(file.charAt(0)) + file.substring(1) + schema.definition();
    return components.has(name) || names.containsValue(name) ? name + "Record" : name;
  }

  private JsonNode file(String name) {
    return files.computeIfAbsent(
        name,
        _ ->
            Json.MAPPER.readTree(
                Objects.requireNonNull(Document.resource("schemas/" + name), name)));
  }
}
