package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import java.util.List;

/// Recommendations as a section in GitHub's Markdown: a row each, with the configuration to unfold.
/// As long as a comment may be; details go first, then rows.
final class AdviceMarkdown {

  private static final int FEWER = 2;

  /// @param longest how many characters there may be
  static String of(PlanAdvised advised, int longest) {
    AdviceView view = new AdviceView(advised);
    List<AdviceView.Row> rows = view.rows();
    String text = text(view, rows, rows.size(), true);
    for (int shown = rows.size(); text.length() > longest && shown > 0; shown /= FEWER) {
      text = text(view, rows, shown, false);
    }
    return text.length() > longest ? "" : text;
  }

  private static String text(
      AdviceView view, List<AdviceView.Row> rows, int shown, boolean details) {
    StringBuilder text = new StringBuilder("### Savings: ");
    if (view.empty()) {
      return text.append("none was found\n").toString();
    }
    text.append(MarkdownBill.escaped(view.together()))
        .append("\n\n| | saves, alone | change | resource |\n|:--|--:|:--|:--|\n");
    for (AdviceView.Row row : rows.subList(0, shown)) {
      text.append("| ")
          .append(row.mark().isBlank() ? "" : "✓")
          .append(" | ")
          .append(MarkdownBill.escaped(row.amount()))
          .append(" | ")
          .append(MarkdownBill.escaped(row.title()))
          .append("<br>")
          .append(MarkdownBill.escaped(row.terms()));
      row.conditions()
          .forEach(condition -> text.append("<br>if ").append(MarkdownBill.escaped(condition)));
      text.append(" | ").append(MarkdownBill.code(row.resources())).append(" |\n");
    }
    if (shown < rows.size()) {
      text.append("| | | … and %d more | |\n".formatted(rows.size() - shown));
    }
    text.append("\n✓: all of these can be done together.\n");
    view.notes().forEach(note -> text.append("- ").append(MarkdownBill.escaped(note)).append('\n'));
    if (details) {
      text.append("\n<details><summary>Configuration</summary>\n\n");
      for (AdviceView.Row row : rows) {
        if (!row.snippet().isEmpty()) {
          text.append(MarkdownBill.code(row.rule()))
              .append("\n```hcl\n")
              .append(block(row.snippet()))
              .append("```\n");
        }
      }
      text.append("\n</details>\n");
    }
    return text.toString();
  }

  /// Lines that do not end the block that they are in.
  private static String block(String snippet) {
    StringBuilder text = new StringBuilder();
    snippet
        .lines()
        .forEach(line -> text.append(Printable.line(line).replace('`', '\'')).append('\n'));
    return text.toString();
  }

  private AdviceMarkdown() {}
}
