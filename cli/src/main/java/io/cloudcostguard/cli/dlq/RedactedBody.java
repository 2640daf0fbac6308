package io.cloudcostguard.cli.dlq;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Sha256;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Shows the form of a record that could not be processed: its names, numbers and ids. A producer
/// may have written anything, so other texts are replaced by their length.
final class RedactedBody {

  private static final int LARGEST = 256 * 1024;
  private static final int MOST_NODES = 2_000;
  private static final int DEEPEST = 30;
  private static final int LONGEST_TEXT = 200;

  /// Names of our records whose texts are no secret.
  private static final Set<String> SHOWN =
      Set.of(
          "action",
          "amount",
          "at",
          "budgetId",
          "catalogueVersion",
          "currency",
          "engineVersion",
          "id",
          "kind",
          "limit",
          "metric",
          "path",
          "planId",
          "project",
          "region",
          "state",
          "status",
          "subscriptionId",
          "submittedAt",
          "tenant",
          "threshold",
          "type",
          "vendor",
          "version",
          "workspace");

  private int left = MOST_NODES;

  /// Lines about a value.
  static String of(byte @Nullable [] value) {
    if (value == null) {
      return "no value";
    }
    String size = "%,d bytes, SHA-256 %s".formatted(value.length, Sha256.hex(value));
    if (value.length > LARGEST) {
      return size + "; too large to show";
    }
    try {
      JsonNode json = Json.MAPPER.readTree(value);
      return size + "\n" + new RedactedBody().redacted("", json, 0).toPrettyString();
    } catch (JacksonException _) {
      return size + "; not JSON, so not shown";
    }
  }

  private JsonNode redacted(String name, JsonNode node, int depth) {
    left--;
    if (left < 0 || depth > DEEPEST) {
      return StringNode.valueOf("… more");
    }
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode shown = Json.MAPPER.createObjectNode();
        for (var property : object.properties()) {
          if (left < 0) {
            break;
          }
          shown.set(
              bounded(property.getKey()),
              redacted(property.getKey(), property.getValue(), depth + 1));
        }
        yield shown;
      }
      case ArrayNode array -> {
        ArrayNode shown = Json.MAPPER.createArrayNode();
        for (JsonNode element : array) {
          if (left < 0) {
            break;
          }
          shown.add(redacted(name, element, depth + 1));
        }
        yield shown;
      }
      default ->
          node.isString() && !SHOWN.contains(name)
              ? text("… %d characters".formatted(node.asString().length()))
              : node.isString() ? text(bounded(node.asString())) : node;
    };
  }

  private static JsonNode text(String text) {
    return StringNode.valueOf(text);
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }
}
