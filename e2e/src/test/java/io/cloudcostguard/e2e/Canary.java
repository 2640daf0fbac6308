package io.cloudcostguard.e2e;

import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts a marker into every attribute of a plan that pricing does not declare, also into new ones,
/// and into variables, outputs, provider settings and constants of the configuration.
final class Canary {

  private static final ResourceTypes TYPES = new ResourceTypes();
  private static final List<String> PLACE = List.of("region", "arn", "availability_zone");

  static byte[] inEveryOtherAttribute(byte[] plan, String canary) {
    ObjectNode root = (ObjectNode) Json.MAPPER.readTree(plan);
    for (JsonNode change : root.withArray("resource_changes")) {
      String type = change.get("type").asString();
      for (String side : List.of("before", "after")) {
        if (change.at("/change/" + side) instanceof ObjectNode attributes) {
          mark(attributes, declared(type), "", canary);
        }
      }
    }
    root.withObject("/variables/password").put("value", canary);
    root.withObject("/output_changes/secret").put("after", canary);
    root.withObject("/configuration/provider_config/aws/expressions/secret_key")
        .put("constant_value", canary);
    for (JsonNode resource : root.at("/configuration/root_module/resources")) {
      ((ObjectNode) resource).withObject("/expressions/user_data").put("constant_value", canary);
    }
    root.put("later_version_property", canary);
    return Json.MAPPER.writeValueAsBytes(root);
  }

  private static List<String> declared(String type) {
    ResourceType known = TYPES.find(type);
    return known == null ? List.of() : known.attributes().paths();
  }

  private static void mark(
      ObjectNode attributes, List<String> declared, String prefix, String canary) {
    for (String name : List.copyOf(attributes.propertyNames())) {
      String path = prefix + name;
      boolean isDeclared = declared.contains(path) || declared.contains(prefix + "*");
      boolean isOnTheWay = declared.stream().anyMatch(other -> other.startsWith(path + "."));
      JsonNode value = attributes.get(name);
      if (isOnTheWay && value instanceof ArrayNode blocks) {
        for (JsonNode block : blocks) {
          if (block instanceof ObjectNode nested) {
            mark(nested, declared, path + ".", canary);
          }
        }
      } else if (!isDeclared && !isOnTheWay && !(prefix.isEmpty() && PLACE.contains(name))) {
        attributes.put(name, canary);
      }
    }
    attributes.put("a_new_attribute", canary);
  }

  private Canary() {}
}
