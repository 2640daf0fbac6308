package io.cloudcostguard.cli.audit;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import io.cloudcostguard.estimation.render.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/// Pages of an audit, from templates beside this class. Whatever a record says is escaped.
final class HtmlPage {

  /// Fills in a template.
  static String of(String template, Map<String, Object> view) {
    try (InputStream resource =
        Objects.requireNonNull(HtmlPage.class.getResourceAsStream(template), template)) {
      return Mustache.compiler()
          .defaultValue("")
          .withEscaper(raw -> Escapers.HTML.escape(Printable.line(raw)))
          .compile(new String(resource.readAllBytes(), StandardCharsets.UTF_8))
          .execute(view);
    } catch (IOException e) {
      throw new UncheckedIOException("The template %s cannot be read".formatted(template), e);
    }
  }

  private HtmlPage() {}
}
