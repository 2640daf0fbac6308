package io.cloudcostguard.outbound;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to an untrusted receiver.
///
/// @param url as it was given; it may be a credential
/// @param headers without `Content-Type`
/// @param body null: none
/// @param answerBytes the limit of the answer's body
public record OutboundRequest(
    String method, String url, Map<String, String> headers, @Nullable Body body, int answerBytes) {

  private static final int SMALL_ANSWER = 16 * 1024;

  /// A request with the default limit of the answer.
  public OutboundRequest(
      String method, String url, Map<String, String> headers, @Nullable Body body) {
    this(method, url, headers, body, SMALL_ANSWER);
  }

  /// Text with its media type, sent as UTF-8.
  public record Body(String mediaType, String text) {

    public static Body json(String text) {
      return new Body("application/json", text);
    }

    public static Body jsonApi(String text) {
      return new Body("application/vnd.api+json", text);
    }
  }

  public OutboundRequest {
    headers = Map.copyOf(headers);
  }

  /// Shows no credential.
  @Override
  public String toString() {
    return "OutboundRequest[method=" + method + "]";
  }
}
