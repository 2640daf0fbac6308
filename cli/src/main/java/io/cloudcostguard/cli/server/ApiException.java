package io.cloudcostguard.cli.server;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Says that the server refused a request.
public final class ApiException extends IOException {

  private static final String URN = "urn:cloudcostguard:problem:";
  private static final int LONGEST = 2000;

  private final int status;
  private final String type;

  private ApiException(int status, String type, String message) {
    super(message);
    this.status = status;
    this.type = type;
  }

  /// Of an answer: a problem as in RFC 9457, or any text.
  static ApiException of(int status, String body) {
    String answered = "The server answered " + status + ": ";
    try {
      JsonNode problem = Json.MAPPER.readTree(body);
      String detail = problem.path("detail").asString("");
      if (!detail.isEmpty()) {
        String type = problem.path("type").asString("");
        return new ApiException(
            status,
            type.startsWith(URN) ? type.substring(URN.length()) : type,
            answered + (detail + " " + problem.path("hint").asString("")).strip());
      }
    } catch (JacksonException _) {
      // said by something before the server
    }
    return new ApiException(
        status, "", answered + body.substring(0, Math.min(body.length(), LONGEST)));
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// The end of the problem's type, e.g. `not-a-plan`; empty: it has none.
  public String type() {
    return type;
  }
}
