package io.cloudcostguard.ingest.docs;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.stereotype.Component;

/// The OpenAPI document, as it was written, and as JSON that needs no other file.
@Component
final class Document {

  private final byte[] yaml;
  private final byte[] json;

  Document() {
    byte[] written = resource("openapi.yaml");
    if (written == null) {
      throw new IllegalStateException("openapi.yaml is missing");
    }
    yaml = written;
    Load load = new Load(LoadSettings.builder().setLabel("openapi.yaml").build());
    json =
        Json.MAPPER.writeValueAsBytes(
            ForGenerators.of(
                SelfContained.of(
                    Json.MAPPER.valueToTree(load.loadFromInputStream(input("openapi.yaml"))))));
  }

  byte[] yaml() {
    return yaml.clone();
  }

  byte[] json() {
    return json.clone();
  }

  /// The bytes of a file among the classes; null when there is none.
  static byte @Nullable [] resource(String path) {
    try (InputStream in = input(path)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable InputStream input(String path) {
    return Document.class.getClassLoader().getResourceAsStream(path);
  }
}
