package io.cloudcostguard.estimation.render;

import io.cloudcostguard.estimation.policy.PolicyReport;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;

/// What policy packs make of a plan: as lines for a terminal, and as a section in GitHub's
/// Markdown.
final class PolicyText {

  private static final int FEWER = 2;

  static void table(PolicyReport report, Writer to) {
    PrintWriter text = new PrintWriter(to);
    PolicyView view = new PolicyView(report);
    line(text, view.summary());
    for (PolicyView.Row row : view.rows()) {
      line(text, "  %s  %s  %s".formatted(row.outcome(), row.rule(), row.address()));
      line(text, "      " + row.message());
    }
    view.notes().forEach(note -> line(text, "  " + note));
    text.flush();
  }

  private static void line(PrintWriter text, String words) {
    text.append(Printable.line(words)).append('\n');
  }

  /// @param longest how many characters there may be; fewer rows where there is no room
  static String markdown(PolicyReport report, int longest) {
    PolicyView view = new PolicyView(report);
    List<PolicyView.Row> rows = view.rows();
    String text = markdown(view, rows, rows.size());
    for (int shown = rows.size(); text.length() > longest && shown > 0; shown /= FEWER) {
      text = markdown(view, rows, shown / FEWER);
    }
    return text.length() > longest ? "" : text;
  }

  private static String markdown(PolicyView view, List<PolicyView.Row> rows, int shown) {
    StringBuilder text = new StringBuilder("### ").append(view.summary()).append('\n');
    if (shown > 0) {
      text.append("\n| | rule | resource | |\n|:--|:--|:--|:--|\n");
    }
    for (PolicyView.Row row : rows.subList(0, shown)) {
      text.append("| ")
          .append(row.outcome())
          .append(" | ")
          .append(MarkdownBill.code(row.rule()))
          .append(" | ")
          .append(MarkdownBill.code(row.address()))
          .append(" | ")
          .append(MarkdownBill.escaped(row.message()))
          .append(" |\n");
    }
    if (shown < rows.size()) {
      text.append("\n… and %d more\n".formatted(rows.size() - shown));
    }
    view.notes()
        .forEach(note -> text.append("\n- ").append(MarkdownBill.escaped(note)).append('\n'));
    return text.toString();
  }

  private PolicyText() {}
}
