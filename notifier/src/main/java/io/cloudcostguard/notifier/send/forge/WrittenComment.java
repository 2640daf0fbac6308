package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.schemas.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One of our comments, as the forge returns it.
///
/// @param order of its plan, from its marker; the lowest when the marker is missing
record WrittenComment(String id, long order) {

  private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

  /// The marker at the end of a comment.
  static String sign(Forge forge, String marker, long order) {
    return forge.unseen("cloudcostguard " + marker + " " + order) + "\n";
  }

  /// Our first comment in a list; null when there is none.
  static @Nullable WrittenComment among(Forge forge, String json, String marker) {
    for (JsonNode comment : forge.comments(parse(json))) {
      String id = id(comment);
      long order = order(forge, comment, marker);
      if (id != null && order > Long.MIN_VALUE) {
        return new WrittenComment(id, order);
      }
    }
    return null;
  }

  /// The id of a comment; null when the answer has none.
  static @Nullable String idOf(String json) {
    return id(parse(json));
  }

  /// Whether the forge remembers a comment that was deleted.
  static boolean isGone(Forge forge, String json) {
    return forge.text(parse(json)) == null;
  }

  /// The order in the marker of a comment.
  static long orderIn(Forge forge, String json, String marker) {
    return order(forge, parse(json), marker);
  }

  private static @Nullable String id(JsonNode comment) {
    String id = comment.path("id").asString("");
    return ID.matcher(id).matches() ? id : null;
  }

  private static long order(Forge forge, JsonNode comment, String marker) {
    String text = forge.text(comment);
    Matcher mark =
        Pattern.compile("cloudcostguard " + Pattern.quote(marker) + " (\\d{1,18})")
            .matcher(text == null ? "" : text);
    return mark.find() ? Long.parseLong(mark.group(1)) : Long.MIN_VALUE;
  }

  /// An answer that is truncated or not JSON is treated as missing.
  private static JsonNode parse(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JacksonException _) {
      return Json.MAPPER.missingNode();
    }
  }
}
