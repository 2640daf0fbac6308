package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import java.io.PrintWriter;
import java.io.Writer;

/// Recommendations as a list for a terminal.
final class AdviceTable {

  private static final String INDENT = "    ";

  static void write(PlanAdvised advised, Writer to) {
    PrintWriter text = new PrintWriter(to);
    AdviceView view = new AdviceView(advised);
    if (view.empty()) {
      line(text, "", "Nothing to save was found.");
    } else {
      line(text, "", "Savings, each alone; with * also all together: " + view.together());
      view.rows().forEach(row -> write(text, row));
      text.append('\n');
    }
    view.notes().forEach(note -> line(text, "", note));
    text.flush();
  }

  private static void write(PrintWriter text, AdviceView.Row row) {
    text.append('\n');
    line(text, "", "%s %s  %s  %s".formatted(row.mark(), row.amount(), row.title(), row.rule()));
    line(text, INDENT, row.resources() + ": " + row.because());
    row.changes().forEach(change -> line(text, INDENT, change));
    row.conditions().forEach(condition -> line(text, INDENT, "if " + condition));
    line(text, INDENT, row.terms() + " · " + row.page());
  }

  private static void line(PrintWriter text, String indent, String words) {
    text.append(indent).append(Printable.line(words)).append('\n');
  }

  private AdviceTable() {}
}
