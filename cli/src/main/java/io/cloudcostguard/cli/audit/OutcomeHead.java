package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Json;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The head of an outcome or of a plan: whose it is, and how an estimate was made. It stands before
/// the resources, which are not read.
///
/// @param kind `estimated`, `rejected` or `cancelled`; null of a plan
/// @param catalogueVersion 0 where there is none
/// @param catalogueDigest null where there is none
/// @param engineVersion null where it is no estimate
/// @param before a month's known cost; null where it is no estimate
/// @param after likewise
record OutcomeHead(
    @Nullable String kind,
    String id,
    String tenant,
    String project,
    String workspace,
    long catalogueVersion,
    @Nullable String catalogueDigest,
    @Nullable String engineVersion,
    @Nullable BigDecimal before,
    @Nullable BigDecimal after) {

  private static final Set<String> TEXTS =
      Set.of(
          "outcome",
          "id",
          "tenant",
          "project",
          "workspace",
          "catalogueVersion",
          "catalogueDigest",
          "engineVersion");

  private static final Set<String> SUMS = Set.of("before", "after");
  private static final int LONGEST_NUMBER = 100;

  /// The names behind which nothing of this stands.
  private static final Set<String> BEHIND = Set.of("resources", "plan");

  /// Reads it; null where there is none.
  static @Nullable OutcomeHead read(byte @Nullable [] json) {
    if (json == null) {
      return null;
    }
    Map<String, String> texts = new HashMap<>();
    Map<String, BigDecimal> sums = new HashMap<>();
    try (JsonParser parser = Json.MAPPER.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        if (BEHIND.contains(name)) {
          break;
        }
        JsonToken value = parser.nextToken();
        if (value.isScalarValue() && TEXTS.contains(name)) {
          texts.put(name, parser.getString());
        } else if (value == JsonToken.START_OBJECT && SUMS.contains(name)) {
          BigDecimal known = known(parser);
          if (known != null) {
            sums.put(name, known);
          }
        } else {
          parser.skipChildren();
        }
      }
      String id = texts.get("id");
      String tenant = texts.get("tenant");
      return id == null || tenant == null
          ? null
          : new OutcomeHead(
              texts.get("outcome"),
              id,
              tenant,
              texts.getOrDefault("project", ""),
              texts.getOrDefault("workspace", ""),
              Long.parseLong(texts.getOrDefault("catalogueVersion", "0")),
              texts.get("catalogueDigest"),
              texts.get("engineVersion"),
              sums.get("before"),
              sums.get("after"));
    } catch (JacksonException | NumberFormatException _) {
      return null;
    }
  }

  private static @Nullable BigDecimal known(JsonParser parser) {
    BigDecimal known = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean isKnown = parser.currentName().equals("known");
      JsonToken value = parser.nextToken();
      if (isKnown && value.isScalarValue() && parser.getString().length() <= LONGEST_NUMBER) {
        known = bounded(parser.getString());
      } else {
        parser.skipChildren();
      }
    }
    return known;
  }

  /// @throws NumberFormatException if it would have too many digits when it is written out
  private static BigDecimal bounded(String text) {
    BigDecimal number = new BigDecimal(text);
    if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
      throw new NumberFormatException("too many digits");
    }
    return number;
  }

  boolean isEstimate() {
    return "estimated".equals(kind);
  }

  /// The key that its record has.
  String key() {
    return tenant + "/" + project + "/" + workspace;
  }
}
