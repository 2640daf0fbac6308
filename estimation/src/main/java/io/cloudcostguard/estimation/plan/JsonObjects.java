package io.cloudcostguard.estimation.plan;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Walks objects and arrays of a JSON stream. Each callback must consume exactly the value that the
/// parser stands on; for anything but objects or arrays, that is nothing to do.
final class JsonObjects {

  /// Calls `property` for each property, with the parser on its value. What is no object is
  /// skipped.
  static void eachProperty(JsonParser json, Consumer<String> property) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    String name = json.nextName();
    while (name != null) {
      json.nextToken();
      property.accept(name);
      name = json.nextName();
    }
  }

  /// Calls `element` for each element, with the parser on it. What is no array is skipped.
  static void eachElement(JsonParser json, Runnable element) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      element.run();
    }
  }

  /// The scalar that the parser stands on, as text; null for null, objects, arrays and what is too
  /// long, which is never made.
  static @Nullable String text(JsonParser json, Bound bound) {
    return isText(json) && bound.fits(json.getStringLength()) ? json.getString() : null;
  }

  /// Whether the parser stands on a scalar that is longer than a bound.
  static boolean exceeds(JsonParser json, Bound bound) {
    JsonToken token = json.currentToken();
    return token != null
        && token.isScalarValue()
        && token != JsonToken.VALUE_NULL
        && !bound.fits(json.getStringLength());
  }

  private static boolean isText(JsonParser json) {
    JsonToken token = json.currentToken();
    if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
      json.skipChildren();
      return false;
    }
    return true;
  }

  private JsonObjects() {}
}
