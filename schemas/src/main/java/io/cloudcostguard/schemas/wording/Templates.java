package io.cloudcostguard.schemas.wording;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A subscriber's templates. Null: the standard text.
///
/// @param headline takes the place of the message's first line
/// @param note a paragraph at its end
/// @param body takes the place of a webhook's body: every text in it, but for the names of
///   properties, is a template
public record Templates(
    @Nullable String headline, @Nullable String note, @Nullable ObjectNode body) {

  /// Everything is said as to everybody.
  public static final Templates NONE = new Templates(null, null, null);

  private static final int LONGEST_BODY = 8_000;

  @JsonIgnore
  public boolean isNone() {
    return headline == null && note == null && body == null;
  }

  /// Returns if each of them is a template.
  ///
  /// @throws WordingException if one is not; its message says which, where and why
  public void check() {
    if (headline != null) {
      line("templates.headline", headline);
    }
    if (note != null) {
      line("templates.note", note);
    }
    if (body != null) {
      if (body.toString().length() > LONGEST_BODY) {
        throw new WordingException(
            "`templates.body` is longer than " + LONGEST_BODY + " characters.");
      }
      eachText("templates.body", body, Templates::text);
    }
  }

  private static void line(String name, String text) {
    if (text.isBlank()) {
      throw new WordingException("`" + name + "` is empty. Null takes it away.");
    }
    if (text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0) {
      throw new WordingException("`" + name + "` must be one line, without tabs.");
    }
    text(name, text);
  }

  private static void text(String name, String text) {
    try {
      Wording.of(text);
    } catch (WordingException e) {
      throw new WordingException("`" + name + "` " + e.getMessage() + ".");
    }
  }

  private static void eachText(String at, JsonNode node, BiConsumer<String, String> check) {
    if (node.isString()) {
      check.accept(at, node.stringValue());
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        eachText(at + "[" + i + "]", node.get(i), check);
      }
    }
    node.propertyStream()
        .forEach(property -> eachText(at + "." + property.getKey(), property.getValue(), check));
  }
}
