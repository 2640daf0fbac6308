package io.cloudcostguard.ingest.docs;

import io.cloudcostguard.schemas.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Says in a self-contained document what generators of clients do not conclude from schemas: that
/// texts are texts, and by which property the forms of an object are told apart. Omits what they
/// take for something else.
final class ForGenerators {

  private final JsonNode components;

  private ForGenerators(JsonNode document) {
    components = document.path("components").path("schemas");
  }

  static JsonNode of(JsonNode document) {
    JsonNode copy = document.deepCopy();
    new ForGenerators(copy).hint(copy);
    return copy;
  }

  /// Depth is that of our own files.
  private void hint(JsonNode node) {
    if (node instanceof ObjectNode schema) {
      nameWhatTellsFormsApart(schema);
      withoutMereRequirements(schema, "oneOf");
      withoutMereRequirements(schema, "anyOf");
      if (schema.path("const").isString()) {
        schema.putArray("enum").add(schema.remove("const"));
      }
      if (isEnumOfTexts(schema)) {
        schema.put("type", "string");
      }
    }
    node.forEach(this::hint);
  }

  /// Forms that have one property in common, each with its own text.
  private void nameWhatTellsFormsApart(ObjectNode schema) {
    List<String> forms =
        schema.path("oneOf").valueStream().map(form -> form.path("$ref").asString("")).toList();
    if (forms.isEmpty()
        || !forms.stream().allMatch(form -> form.startsWith(SelfContained.COMPONENTS))) {
      return;
    }
    for (String property : properties(forms.getFirst()).propertyNames()) {
      Map<String, String> mapping = new TreeMap<>();
      for (String form : forms) {
        only(properties(form).path(property)).ifPresent(text -> mapping.put(text, form));
      }
      if (mapping.size() == forms.size()) {
        schema
            .putObject("discriminator")
            .put("propertyName", property)
            .set("mapping", Json.MAPPER.valueToTree(mapping));
        return;
      }
    }
  }

  private JsonNode properties(String form) {
    return components.path(form.substring(SelfContained.COMPONENTS.length())).path("properties");
  }

  /// The one text that a property may have; the visit may have met it already.
  private static Optional<String> only(JsonNode property) {
    JsonNode text =
        property.path("enum").size() == 1 ? property.path("enum").path(0) : property.path("const");
    return text.isString() ? Optional.of(text.asString()) : Optional.empty();
  }

  /// Generators take alternatives for types, and lose the properties of the schema around them.
  /// `openapi.yaml` and the schemas keep them.
  private static void withoutMereRequirements(ObjectNode schema, String keyword) {
    JsonNode alternatives = schema.path(keyword);
    if (!alternatives.isEmpty()
        && alternatives.valueStream().allMatch(one -> one.size() == 1 && one.has("required"))) {
      schema.remove(keyword);
    }
  }

  private static boolean isEnumOfTexts(ObjectNode schema) {
    JsonNode values = schema.path("enum");
    return values.isArray()
        && !schema.has("type")
        && values.valueStream().allMatch(JsonNode::isString);
  }
}
