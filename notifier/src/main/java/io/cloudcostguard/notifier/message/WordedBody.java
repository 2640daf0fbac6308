package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.wording.Variable;
import io.cloudcostguard.schemas.wording.WordingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The body of a webhook in its subscriber's form. Values are told inside of the texts that the
/// form has: none of them can become a property or end a text.
final class WordedBody {

  private static final int MAX_TEXT = 2_000;

  private final Map<Variable, Phrase> values;
  private int told;

  private WordedBody(Map<Variable, Phrase> values) {
    this.values = values;
  }

  /// @throws WordingException if it would be larger than any other body
  static String of(ObjectNode form, Map<Variable, Phrase> values) {
    String json = Json.MAPPER.writeValueAsString(new WordedBody(values).node(form));
    if (json.getBytes(StandardCharsets.UTF_8).length > WebhookBody.MAX_BYTES) {
      throw tooLarge();
    }
    return json;
  }

  private JsonNode node(JsonNode form) {
    if (form.isString()) {
      return Json.MAPPER.getNodeFactory().stringNode(text(form.stringValue()));
    }
    if (form instanceof ArrayNode array) {
      ArrayNode all = Json.MAPPER.createArrayNode();
      array.forEach(one -> all.add(node(one)));
      return all;
    }
    if (form instanceof ObjectNode object) {
      ObjectNode all = Json.MAPPER.createObjectNode();
      object.propertyStream().forEach(one -> all.set(one.getKey(), node(one.getValue())));
      return all;
    }
    return form;
  }

  private String text(String template) {
    String text = Worded.forPrograms(template, values, MAX_TEXT);
    told += text.length();
    if (told > WebhookBody.MAX_BYTES) {
      throw tooLarge();
    }
    return text;
  }

  private static WordingException tooLarge() {
    return new WordingException(
        "`templates.body` makes a body of more than " + WebhookBody.MAX_BYTES + " bytes");
  }
}
