package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.schemas.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A comment of ours as a forge has it.
///
/// @param order of the plan that it tells of, from a mark in it that is not shown; the lowest when
///   somebody removed the mark
record Written(String id, long order) {

  private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

  /// The mark that a comment ends with.
  static String sign(String marker, long order) {
    return "<!-- cloudcostguard " + marker + " " + order + " -->\n";
  }

  /// The first of ours in a list of comments; null when there is none.
  static @Nullable Written among(String json, String marker) {
    for (JsonNode comment : parse(json)) {
      String id = id(comment);
      long order = order(comment, marker);
      if (id != null && order > Long.MIN_VALUE) {
        return new Written(id, order);
      }
    }
    return null;
  }

  /// The id of a comment; null when there is none to be seen.
  static @Nullable String idOf(String json) {
    return id(parse(json));
  }

  /// The order in a comment.
  static long orderIn(String json, String marker) {
    return order(parse(json), marker);
  }

  private static @Nullable String id(JsonNode comment) {
    String id = comment.path("id").asString("");
    return ID.matcher(id).matches() ? id : null;
  }

  private static long order(JsonNode comment, String marker) {
    Matcher mark =
        Pattern.compile("<!-- cloudcostguard " + Pattern.quote(marker) + " (\\d{1,18}) -->")
            .matcher(comment.path("body").asString(""));
    return mark.find() ? Long.parseLong(mark.group(1)) : Long.MIN_VALUE;
  }

  /// What is not JSON, or was cut off, says nothing.
  private static JsonNode parse(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JacksonException _) {
      return Json.MAPPER.missingNode();
    }
  }
}
