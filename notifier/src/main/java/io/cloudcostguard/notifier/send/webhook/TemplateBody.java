package io.cloudcostguard.notifier.send.webhook;

import io.cloudcostguard.notifier.message.Phrase;
import io.cloudcostguard.notifier.message.TemplateRenderer;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.wording.Variable;
import io.cloudcostguard.schemas.wording.WordingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Renders the body of a webhook from the subscriber's JSON template. Values are inserted into its
/// strings: none of them can become a property or end a string.
final class TemplateBody {

  private static final int MAX_TEXT = 2_000;

  private final Map<Variable, Phrase> values;
  private int length;

  private TemplateBody(Map<Variable, Phrase> values) {
    this.values = values;
  }

  /// @throws WordingException if the body is larger than the limit
  static String of(ObjectNode template, Map<Variable, Phrase> values) {
    String json = Json.MAPPER.writeValueAsString(new TemplateBody(values).node(template));
    if (json.getBytes(StandardCharsets.UTF_8).length > WebhookBody.MAX_BYTES) {
      throw tooLarge();
    }
    return json;
  }

  private JsonNode node(JsonNode template) {
    if (template.isString()) {
      return Json.MAPPER.getNodeFactory().stringNode(text(template.stringValue()));
    }
    if (template instanceof ArrayNode array) {
      ArrayNode all = Json.MAPPER.createArrayNode();
      array.forEach(one -> all.add(node(one)));
      return all;
    }
    if (template instanceof ObjectNode object) {
      ObjectNode all = Json.MAPPER.createObjectNode();
      object.propertyStream().forEach(one -> all.set(one.getKey(), node(one.getValue())));
      return all;
    }
    return template;
  }

  private String text(String template) {
    String text = TemplateRenderer.forPrograms(template, values, MAX_TEXT);
    length += text.length();
    if (length > WebhookBody.MAX_BYTES) {
      throw tooLarge();
    }
    return text;
  }

  private static WordingException tooLarge() {
    return new WordingException(
        "`templates.body` makes a body of more than " + WebhookBody.MAX_BYTES + " bytes");
  }
}
