package io.cloudcostguard.ingest.docs;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.identity.access.Open;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// `/openapi.yaml`, `/openapi.json` and `/schemas/…`: what the routes are, for machines.
@RestController
final class DocumentController {

  private static final String WHY = "how to ask is no secret";
  private static final Pattern SCHEMA = Pattern.compile("[A-Za-z]{1,60}\\.schema\\.json");
  private static final MediaType YAML = MediaType.parseMediaType("application/yaml");
  private static final MediaType SCHEMA_JSON = MediaType.parseMediaType("application/schema+json");

  private final Document document;

  DocumentController(Document document) {
    this.document = document;
  }

  @GetMapping("/openapi.yaml")
  @Open(because = WHY)
  ResponseEntity<byte[]> yaml() {
    return ResponseEntity.ok().contentType(YAML).body(document.yaml());
  }

  @GetMapping("/openapi.json")
  @Open(because = WHY)
  ResponseEntity<byte[]> json() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document.json());
  }

  @GetMapping("/schemas/{name}")
  @Open(because = WHY)
  ResponseEntity<byte[]> schema(@PathVariable String name) {
    byte[] schema = SCHEMA.matcher(name).matches() ? Document.resource("schemas/" + name) : null;
    if (schema == null) {
      throw unknown("No schema has this name.");
    }
    return ResponseEntity.ok().contentType(SCHEMA_JSON).body(schema);
  }

  static ProblemException unknown(String detail) {
    return ProblemException.of(ProblemType.UNKNOWN_DOCUMENT, detail, "Start with GET /docs.");
  }
}
