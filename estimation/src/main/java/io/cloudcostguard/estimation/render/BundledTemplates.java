package io.cloudcostguard.estimation.render;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The Mustache templates that lie beside the code.
final class BundledTemplates {

  /// @param escaper makes any text harmless in the template's language
  static Template of(String name, Mustache.Escaper escaper) {
    try (Reader text =
        new InputStreamReader(
            Objects.requireNonNull(BundledTemplates.class.getResourceAsStream(name), name),
            StandardCharsets.UTF_8)) {
      return Mustache.compiler().withEscaper(escaper).nullValue("").compile(text);
    } catch (IOException e) {
      throw new UncheckedIOException("The template " + name + " cannot be read", e);
    }
  }

  private BundledTemplates() {}
}
