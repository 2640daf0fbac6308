package io.cloudcostguard.ingest.console;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.identity.access.Open;
import io.cloudcostguard.schemas.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// `/` and `/console/…`: the page and its parts. No script is inline but the map of the imports,
/// whose hash the policy has.
@RestController
final class ConsoleController {

  private static final String WHY = "the page has no data; its scripts sign in";
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");
  private static final Pattern IMPORTS =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private final ConsoleFiles files;
  private final ConsoleFiles.Part page;
  private final String policy;

  ConsoleController(ConsoleFiles files) {
    this.files = files;
    page = files.page();
    policy =
        "default-src 'none'; script-src 'self' '%s'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            .formatted(hashOfImports(page));
  }

  private static String hashOfImports(ConsoleFiles.Part page) {
    Matcher imports = IMPORTS.matcher(new String(page.bytes(), StandardCharsets.UTF_8));
    if (!imports.find()) {
      throw new IllegalStateException("The console's page has no map of imports");
    }
    byte[] map = imports.group(1).getBytes(StandardCharsets.UTF_8);
    return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(map));
  }

  @GetMapping("/")
  @Open(because = WHY)
  ResponseEntity<byte[]> page(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", policy);
    return send(page, request, response, HTML);
  }

  @GetMapping("/console/{file}")
  @Open(because = WHY)
  ResponseEntity<byte[]> part(
      @PathVariable String file, HttpServletRequest request, HttpServletResponse response) {
    ConsoleFiles.Part part = files.part(file);
    if (part == null) {
      throw ProblemException.of(
          ProblemType.UNKNOWN_DOCUMENT,
          "The console has no file with this name.",
          "Start with GET /.");
    }
    return send(part, request, response, part.type());
  }

  /// A browser asks each time whether its copy is still good, so that an upgrade is seen at once.
  private static ResponseEntity<byte[]> send(
      ConsoleFiles.Part part,
      HttpServletRequest request,
      HttpServletResponse response,
      MediaType type) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    response.setHeader(HttpHeaders.ETAG, part.etag());
    String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    if (known != null && known.contains(part.etag())) {
      return ResponseEntity.status(304).build();
    }
    return ResponseEntity.ok().contentType(type).body(part.bytes());
  }
}
