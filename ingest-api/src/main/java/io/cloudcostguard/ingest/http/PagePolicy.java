package io.cloudcostguard.ingest.http;

import io.cloudcostguard.schemas.Sha256;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The Content-Security-Policy of our pages: only their own style is allowed.
///
/// @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy</a>
public final class PagePolicy {

  private static final String START = "<style>";
  private static final String END = "</style>";

  /// Says so in the answer with a page.
  ///
  /// @param page HTML; its first `style` is the one that is let
  public static void set(HttpServletResponse response, String page) {
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; style-src '%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            .formatted(hash(page)));
  }

  private static String hash(String page) {
    int start = page.indexOf(START) + START.length();
    byte[] style = page.substring(start, page.indexOf(END, start)).getBytes(StandardCharsets.UTF_8);
    return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(style));
  }

  private PagePolicy() {}
}
