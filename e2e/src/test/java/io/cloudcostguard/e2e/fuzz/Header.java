package io.cloudcostguard.e2e.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/// Puts hostile texts where they arrive: into headers, targets and forms.
final class Header {

  /// As the value of one header: bytes beyond ASCII stay, line ends do not, since what comes behind
  /// them would be another header.
  static String safe(String text) {
    return text.replaceAll("[\r\n\\x00]", " ");
  }

  /// In the target of a request: encoded once, twice, or with all that a target can hold left
  /// alone.
  static String target(String text, Random random) {
    String once = URLEncoder.encode(text, StandardCharsets.UTF_8);
    return switch (random.nextInt(4)) {
      case 0 -> once;
      case 1 -> URLEncoder.encode(once, StandardCharsets.UTF_8);
      case 2 -> once.replace("+", "%20").replace("%2F", "/").replace("%25", "%");
      default -> text.replaceAll("[\\s\\x00-\\x1F]", "");
    };
  }

  /// A form with the boundary `b`.
  static String form(JsonNode parts) {
    StringBuilder form = new StringBuilder();
    parts
        .propertyStream()
        .forEach(part ->
            form.append("--b\r\nContent-Disposition: form-data; name=\"")
                .append(part.getKey())
                .append("\"\r\n\r\n")
                .append(part.getValue().asString(part.getValue().toString()))
                .append("\r\n"));
    return form.append("--b--\r\n").toString();
  }

  private Header() {}
}
