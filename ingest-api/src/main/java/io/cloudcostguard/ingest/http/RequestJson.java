package io.cloudcostguard.ingest.http;

import io.cloudcostguard.schemas.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/// Parses small JSON bodies strictly: an unknown property is an error, as is one that is there
/// twice, and a number is not a string, nor a truth, nor the name of something.
public final class RequestJson {

  private static final int MAX_BYTES = 64 * 1024;
  private static final int MOST_DIGITS = 1000;

  private static final JsonMapper STRICT =
      Json.MAPPER
          .rebuild()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .withCoercionConfig(
              LogicalType.Textual,
              c ->
                  c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .withCoercionConfig(
              LogicalType.Boolean,
              c ->
                  c.setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
          .withCoercionConfig(
              LogicalType.Enum, c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
          .build();

  private final String example;
  private final HttpServletRequest request;

  /// @param example what a right body looks like, for the hint
  public RequestJson(HttpServletRequest request, String example) {
    this.request = request;
    this.example = example;
  }

  /// The body as a record.
  public <T> T as(Class<T> type) throws IOException {
    return read(body(), type);
  }

  /// What is left of `current` when the body's properties are written over it, as a record. Null
  /// takes a property away.
  ///
  /// @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396, of whose nesting nothing is
  ///   taken over</a>
  public <T> T patched(ObjectNode current, Class<T> type) throws IOException {
    ObjectNode patched = current.deepCopy();
    patched.setAll(read(body(), ObjectNode.class));
    return value(patched, type);
  }

  private byte[] body() throws IOException {
    byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      throw ProblemException.of(
          ProblemType.TOO_LARGE, "The body exceeds " + MAX_BYTES + " bytes.", hint());
    }
    return body;
  }

  private <T> T read(byte[] body, Class<T> type) {
    JsonNode json;
    try {
      json = STRICT.readTree(body);
    } catch (JacksonException e) {
      throw ProblemException.of(
          ProblemType.NOT_JSON, "The body is not valid JSON" + at(e) + ".", hint());
    }
    if (!isWritable(json)) {
      throw invalid("A number in the body has too large an exponent.");
    }
    return value(json, type);
  }

  /// Whether all numbers can be written with all their digits: `1e999999999` has a billion.
  public static boolean isWritable(JsonNode json) {
    return json.isNumber()
        ? json.isIntegralNumber() || Math.abs((long) json.decimalValue().scale()) <= MOST_DIGITS
        : json.valueStream().allMatch(RequestJson::isWritable);
  }

  private <T> T value(JsonNode json, Class<T> type) {
    try {
      T value = json.isMissingNode() ? null : STRICT.treeToValue(json, type);
      if (value == null) {
        throw invalid(json.isNull() ? "The body is null." : "The body is missing.");
      }
      return value;
    } catch (JacksonException e) {
      throw invalid(
          e.getPath().isEmpty()
              ? "The body does not match the schema of this route."
              : "`" + path(e) + "` is an unknown property, or has the wrong type.");
    }
  }

  /// A refusal of what a well-formed body says.
  public ProblemException invalid(String detail) {
    return ProblemException.of(ProblemType.INVALID_BODY, detail, hint());
  }

  private String hint() {
    return "Example of a valid body: " + example;
  }

  private static String path(JacksonException e) {
    return e.getPath().stream()
        .map(step -> step.getPropertyName() == null ? "[]" : step.getPropertyName())
        .collect(Collectors.joining("."));
  }

  private static String at(JacksonException e) {
    return e.getLocation() == null
        ? ""
        : " at line %d, column %d"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }
}
