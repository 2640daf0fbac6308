package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.node.ObjectNode;

/// The formats in which an estimate can be had. [#word] is its name for people, [#mediaType] for
/// HTTP.
public enum EstimateFormat {
  JSON("json", "application/json"),
  TABLE("table", "text/plain"),
  MARKDOWN("markdown", "text/markdown"),
  HTML("html", "text/html"),
  CSV("csv", "text/csv"),
  INFRACOST_JSON("infracost-json", "application/vnd.infracost+json"),
  FOCUS_CSV("focus-csv", "application/vnd.focus+csv"),
  FOCUS_1_2_CSV("focus-1.2-csv", "application/vnd.focus.v1.2+csv"),
  SARIF("sarif", "application/sarif+json"),
  JUNIT("junit", "application/vnd.junit+xml"),
  CODE_QUALITY("gitlab-code-quality", "application/vnd.gitlab.code-quality+json");

  private final String word;
  private final String mediaType;

  EstimateFormat(String word, String mediaType) {
    this.word = word;
    this.mediaType = mediaType;
  }

  public String word() {
    return word;
  }

  public String mediaType() {
    return mediaType;
  }

  /// Writes an estimate in this format, and flushes.
  ///
  /// @param at when the estimate was made; some formats say so
  public void write(PlanEstimated estimate, Instant at, Writer to) throws IOException {
    write(estimate, at, BillStyle.PLAIN, to);
  }

  /// Writes an estimate in this format, and flushes.
  ///
  /// @param style how a table is laid out, and the verdict that a comment, a SARIF log and the
  ///   reports show; other formats do not depend on it
  public void write(PlanEstimated estimate, Instant at, BillStyle style, Writer to)
      throws IOException {
    write(estimate, Beside.NOTHING, at, style, to);
  }

  /// As [#write(PlanEstimated, Instant, BillStyle, Writer)], with what is shown beside the estimate
  /// where the format has a place for it.
  public void write(PlanEstimated estimate, Beside beside, Instant at, BillStyle style, Writer to)
      throws IOException {
    switch (this) {
      case JSON ->
          pretty(beside.equals(Beside.NOTHING) ? estimate : together(estimate, beside), to);
      case TABLE -> {
        BillTable.write(estimate, style, to);
        if (beside.advised() != null) {
          to.write('\n');
          AdviceTable.write(beside.advised(), to);
        }
        if (beside.policies() != null) {
          to.write('\n');
          PolicyText.table(beside.policies(), to);
        }
      }
      case MARKDOWN -> to.write(markdown(MarkdownBill.of(estimate, style.verdict()), beside));
      case HTML -> to.write(HtmlBill.of(estimate, beside));
      case CSV -> to.write(CsvBill.of(estimate));
      case INFRACOST_JSON -> pretty(InfracostJson.of(estimate, beside.advised(), at), to);
      case FOCUS_CSV -> to.write(FocusCsv.of(estimate, at, FocusCsv.Version.V1_4));
      case FOCUS_1_2_CSV -> to.write(FocusCsv.of(estimate, at, FocusCsv.Version.V1_2));
      case SARIF -> pretty(SarifLog.of(estimate, beside, style.verdict()), to);
      case CODE_QUALITY -> pretty(CodeQualityReport.of(estimate, beside, style.verdict()), to);
      case JUNIT -> to.write(JUnitReport.of(estimate, beside.policies(), style.verdict()));
    }
    to.flush();
  }

  private static ObjectNode together(PlanEstimated estimate, Beside beside) {
    ObjectNode both = Json.MAPPER.valueToTree(estimate);
    if (beside.advised() != null) {
      both.set("recommendations", Json.MAPPER.valueToTree(beside.advised()));
    }
    if (beside.policies() != null) {
      both.set("policies", Json.MAPPER.valueToTree(beside.policies()));
    }
    return both;
  }

  private static String markdown(String bill, Beside beside) {
    String text = bill;
    if (beside.policies() != null) {
      text +=
          '\n' + PolicyText.markdown(beside.policies(), MarkdownBill.LONGEST - text.length() - 1);
    }
    if (beside.advised() != null) {
      text += '\n' + AdviceMarkdown.of(beside.advised(), MarkdownBill.LONGEST - text.length() - 1);
    }
    return text;
  }

  /// An estimate in this format, as a whole.
  public String text(PlanEstimated estimate, Instant at) {
    return text(estimate, at, BillStyle.PLAIN);
  }

  /// An estimate in this format and style, as a whole.
  public String text(PlanEstimated estimate, Instant at, BillStyle style) {
    StringWriter text = new StringWriter();
    try {
      write(estimate, at, style, text);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail", e);
    }
    return text.toString();
  }

  static void pretty(Object json, Writer to) throws IOException {
    Json.MAPPER
        .writerWithDefaultPrettyPrinter()
        .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .writeValue(new PrintableJson(to), json);
    to.write('\n');
  }

  @Override
  public String toString() {
    return word;
  }
}
