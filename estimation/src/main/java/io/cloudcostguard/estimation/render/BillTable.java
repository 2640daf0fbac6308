package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.io.PrintWriter;
import java.io.Writer;

/// An estimate as a table for a terminal: before, after and delta, by resource and component.
final class BillTable {

  private static final int NAME = 58;

  /// Has room for `at least +$1,204.10`.
  private static final int AMOUNT = 19;

  private static final String ROW = "%-" + NAME + "s" + (" %" + AMOUNT + "s").repeat(3) + "\n";
  private static final String RULE = "─".repeat(NAME + 3 * (AMOUNT + 1)) + "\n";

  private final PrintWriter text;

  private BillTable(PrintWriter text) {
    this.text = text;
  }

  /// Writes the whole table, resource by resource. Free resources are counted, not listed.
  static void write(PlanEstimated estimate, Writer to) {
    PrintWriter text = new PrintWriter(to);
    new BillTable(text).write(new BillView(estimate));
    text.flush();
  }

  private void write(BillView bill) {
    line(
        "%s/%s · monthly cost in %s · %s"
            .formatted(
                bill.estimate.project(),
                bill.estimate.workspace(),
                bill.estimate.currency(),
                bill.prices()));
    if (bill.sentence() != null) {
      line(bill.sentence());
    }
    text.append('\n');
    row(new BillView.Row("", "before", "after", "delta"));
    text.append(RULE);
    bill.resources().forEach(this::write);
    text.append(RULE);
    row(bill.total());
    if (bill.grows()) {
      row(new BillView.Row("", "", "", bill.percent()));
    }
    BillView.Row list = bill.atListPrices();
    if (list != null) {
      row(list);
      text.append('\n');
      bill.footnotes().forEach(this::line);
    }
    text.append('\n');
    line(bill.counts());
    bill.notes().forEach(this::line);
  }

  private void write(BillView.Resource resource) {
    row(
        new BillView.Row(
            resource.mark() + " " + resource.address(),
            resource.before(),
            resource.after(),
            resource.delta()));
    for (BillView.Line line : resource.lines()) {
      if (line.priced()) {
        row(
            new BillView.Row(
                "    " + line.name() + "  " + line.how(),
                line.before(),
                line.after(),
                line.delta()));
      } else {
        line("    " + line.name() + "  " + line.how());
      }
    }
    if (resource.note() != null) {
      line("    " + resource.note());
    }
  }

  private void line(String words) {
    text.append(Printable.line(words)).append('\n');
  }

  private void row(BillView.Row row) {
    String name = Printable.line(row.name());
    if (name.length() > NAME) {
      text.append(name).append('\n');
      text.append(ROW.formatted("", row.before(), row.after(), row.delta()));
    } else {
      text.append(ROW.formatted(name, row.before(), row.after(), row.delta()));
    }
  }
}
