package io.cloudcostguard.ingest.docs;

import io.cloudcostguard.ingest.identity.access.Open;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.webjars.WebJarVersionLocator;

/// `/docs`: the document as a page, by Swagger UI. Everything comes from here, no script is inline.
@RestController
final class PageController {

  private static final String WHY = "how to ask is no secret";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");
  private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");
  private static final MediaType STYLE = MediaType.parseMediaType("text/css;charset=utf-8");

  private final Map<String, Part> parts;

  /// One file of the page.
  private record Part(String resource, MediaType type) {

    byte[] bytes() {
      return Objects.requireNonNull(Document.resource(resource), resource);
    }
  }

  PageController() {
    parts =
        Map.of(
            "start.js", new Part("docs/start.js", SCRIPT),
            "swagger-ui-bundle.js", new Part(ofLibrary("swagger-ui-bundle.js"), SCRIPT),
            "swagger-ui.css", new Part(ofLibrary("swagger-ui.css"), STYLE),
            "favicon-32x32.png", new Part(ofLibrary("favicon-32x32.png"), MediaType.IMAGE_PNG));
  }

  private static String ofLibrary(String file) {
    String path = new WebJarVersionLocator().fullPath("swagger-ui", file);
    if (path == null) {
      throw new IllegalStateException("Swagger UI is missing");
    }
    return path;
  }

  @GetMapping("/docs")
  @Open(because = WHY)
  ResponseEntity<byte[]> page(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    return ResponseEntity.ok().contentType(HTML).body(new Part("docs/index.html", HTML).bytes());
  }

  @GetMapping("/docs/{file}")
  @Open(because = WHY)
  ResponseEntity<byte[]> part(@PathVariable String file, HttpServletResponse response) {
    Part part = parts.get(file);
    if (part == null) {
      throw DocumentController.unknown("The page has no file with this name.");
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "max-age=3600");
    return ResponseEntity.ok().contentType(part.type()).body(part.bytes());
  }
}
