package io.cloudcostguard.estimation.render;

import io.cloudcostguard.estimation.compare.Comparison;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// The formats in which a comparison of two estimates, or the bills of several projects, can be
/// had. [#word] is its name for people, [#mediaType] for HTTP.
public enum ComparisonFormat {
  JSON("json", "application/json"),
  TABLE("table", "text/plain"),
  MARKDOWN("markdown", "text/markdown");

  private final String word;
  private final String mediaType;

  ComparisonFormat(String word, String mediaType) {
    this.word = word;
    this.mediaType = mediaType;
  }

  public String word() {
    return word;
  }

  public String mediaType() {
    return mediaType;
  }

  /// A comparison in this format, as a whole.
  public String text(Comparison comparison) {
    return switch (this) {
      case JSON -> json(comparison);
      case TABLE -> ComparisonTable.of(comparison);
      case MARKDOWN -> ComparisonMarkdown.of(comparison);
    };
  }

  /// The bills of several projects in this format, as a whole.
  public String text(ProjectBills bills) {
    return switch (this) {
      case JSON -> bills.json();
      case TABLE -> bills.table();
      case MARKDOWN -> bills.markdown();
    };
  }

  private static String json(Comparison comparison) {
    StringWriter text = new StringWriter();
    try {
      EstimateFormat.pretty(comparison, text);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return word;
  }
}
