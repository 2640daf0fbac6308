package io.cloudcostguard.pricing.source.aws;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A malformed file or row of a price list.
final class Malformed extends RuntimeException {

  private static final long serialVersionUID = 1;

  Malformed(String message) {
    super(message);
  }

  static void expect(JsonParser json, @Nullable JsonToken actual, JsonToken expected) {
    if (actual != expected) {
      throw new Malformed(
          "Line %d has %s instead of %s"
              .formatted(json.currentTokenLocation().getLineNr(), actual, expected));
    }
  }

  /// The failure as callers of sources know it.
  static IllegalArgumentException json(String file, JacksonException e) {
    String where = e.getLocation() == null ? "" : ": Line " + e.getLocation().getLineNr();
    return new IllegalArgumentException(file + where + ": " + e.getOriginalMessage(), e);
  }
}
