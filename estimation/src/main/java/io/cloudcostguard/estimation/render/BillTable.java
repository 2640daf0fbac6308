package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.Sum;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An estimate as a table for a terminal: the sum, what makes it in order of cost, the sum again,
/// and what is in no sum.
final class BillTable {

  private static final BillView.Row HEAD = new BillView.Row("", "before", "after", "delta");

  /// Between columns.
  private static final int GAP = 2;

  /// A name that has less room is not read; then there is no column `before`.
  private static final int NARROWEST_NAME = 36;

  private static final int LINE_INDENT = 4;
  private static final int HOW_INDENT = 6;

  /// Colours by their meaning, as every terminal has them.
  private enum Ink {
    BOLD("1"),
    DIM("2"),
    DEARER("31"),
    CHEAPER("32"),
    DOUBT("33");

    private final String code;

    Ink(String code) {
      this.code = code;
    }
  }

  private final PrintWriter text;
  private final BillStyle style;
  private final BillView bill;
  private final List<BillView.Resource> resources = new ArrayList<>();
  private final List<BillView.Row> rests = new ArrayList<>();
  private final int beforeWidth;
  private final int afterWidth;
  private final int deltaWidth;
  private final boolean before;
  private final int name;

  private BillTable(PlanEstimated estimate, BillStyle style, PrintWriter text) {
    this.text = text;
    this.style = style;
    this.bill = new BillView(estimate);
    BillRows rows = BillRows.of(estimate, style);
    rows.shown().forEach(entry -> resources.add(bill.resource(entry, style.all())));
    rest(rows.more(), "… and %d more (all: --top 0)");
    rest(rows.unchanged(), "%d unchanged (shown by --all)");
    this.beforeWidth =
        widest(BillView.Row::before, BillView.Resource::before, BillView.Line::before);
    this.afterWidth = widest(BillView.Row::after, BillView.Resource::after, BillView.Line::after);
    this.deltaWidth = widest(BillView.Row::delta, BillView.Resource::delta, BillView.Line::delta);
    int others = style.width() - afterWidth - deltaWidth - 2 * GAP;
    this.before = others - beforeWidth - GAP >= NARROWEST_NAME;
    this.name = before ? others - beforeWidth - GAP : others;
  }

  private void rest(BillRows.@Nullable Rest rest, String words) {
    if (rest != null) {
      rests.add(
          BillView.Row.of(
              "  " + words.formatted(rest.count()), rest.before(), rest.after(), rest.change()));
    }
  }

  /// Writes the table. Free resources are counted, not listed.
  static void write(PlanEstimated estimate, BillStyle style, Writer to) {
    PrintWriter text = new PrintWriter(to);
    new BillTable(estimate, style, text).write();
    text.flush();
  }

  /// Of all amounts in a column.
  private int widest(
      Function<BillView.Row, String> ofRow,
      Function<BillView.Resource, String> ofResource,
      Function<BillView.Line, String> ofLine) {
    Stream<String> ofRows =
        Stream.of(
                Stream.of(HEAD, bill.total()),
                rests.stream(),
                Stream.ofNullable(bill.atListPrices()))
            .flatMap(rows -> rows)
            .map(ofRow);
    Stream<String> ofResources =
        resources.stream()
            .flatMap(each ->
                Stream.concat(
                    Stream.of(ofResource.apply(each)), each.lines().stream().map(ofLine)));
    return Stream.concat(ofRows, ofResources).mapToInt(TextColumns::of).max().orElse(0);
  }

  private void write() {
    head();
    text.append('\n');
    row(HEAD, Ink.DIM, null);
    rule();
    resources.forEach(this::write);
    rests.forEach(row -> row(row, Ink.DIM, null));
    rule();
    Sum change = bill.estimate.change();
    row(bill.total(), Ink.BOLD, change);
    BillView.Row list = bill.atListPrices();
    if (list != null) {
      row(list, null, null);
      text.append('\n');
      bill.footnotes().forEach(note -> line(note, 0, null));
    }
    text.append('\n');
    line(bill.counts() + ". " + bill.pricesSentence(), 0, null);
    List<String> notes = bill.notes();
    if (!notes.isEmpty()) {
      line("What the sums leave out, and what to know of them:", 0, Ink.DOUBT);
      notes.forEach(note -> line("- " + note, 2, null));
    }
  }

  private void head() {
    BillView.Row total = bill.total();
    String percent = bill.grows() ? " (" + bill.percent() + ")" : "";
    line(
        "%s/%s: %s a month%s"
            .formatted(bill.estimate.project(), bill.estimate.workspace(), total.delta(), percent),
        0,
        Ink.BOLD);
    line("%s → %s %s".formatted(total.before(), total.after(), bill.estimate.currency()), 0, null);
    if (bill.sentence() != null) {
      line(bill.sentence(), 0, null);
    }
  }

  private void rule() {
    text.append(inked("─".repeat(style.width()), Ink.DIM)).append('\n');
  }

  private void write(BillView.Resource resource) {
    row(
        new BillView.Row(
            resource.mark() + " " + resource.title(),
            resource.before(),
            resource.after(),
            resource.delta()),
        null,
        resource.change());
    if (!resource.cause().isEmpty()) {
      line(resource.cause(), LINE_INDENT, null);
    }
    resource.lines().forEach(this::write);
    if (style.all()) {
      resource.usage().forEach(this::write);
    } else if (resource.dependsOnUsage()) {
      line(resource.usageText(), LINE_INDENT, Ink.DIM);
    }
    if (resource.note() != null) {
      line(resource.note(), LINE_INDENT, Ink.DOUBT);
    }
  }

  private void write(BillView.Line line) {
    String both = line.name() + "  " + line.how();
    if (!line.priced()) {
      line(both, LINE_INDENT, line.lacksPrice() ? Ink.DOUBT : Ink.DIM);
      return;
    }
    boolean fits = LINE_INDENT + TextColumns.of(Printable.line(both)) <= name;
    row(
        new BillView.Row(
            " ".repeat(LINE_INDENT) + (fits ? both : line.name()),
            line.before(),
            line.after(),
            line.delta()),
        Ink.DIM,
        null);
    if (!fits) {
      line(line.how(), HOW_INDENT, Ink.DIM);
    }
  }

  /// Words that have the whole width.
  private void line(String words, int indent, @Nullable Ink ink) {
    int later = indent + (words.startsWith("- ") ? 2 : 0);
    int begun = indent;
    for (String piece :
        TextColumns.broken(Printable.line(words), style.width() - indent, style.width() - later)) {
      text.append(inked(" ".repeat(begun) + piece, ink)).append('\n');
      begun = later;
    }
  }

  /// A name that has no room beside its amounts has lines of its own above them.
  private void row(BillView.Row row, @Nullable Ink ink, @Nullable Sum change) {
    List<String> pieces = TextColumns.broken(Printable.line(row.name()), name, name - LINE_INDENT);
    int indent = 0;
    for (String piece : pieces.subList(0, pieces.size() - 1)) {
      text.append(inked(" ".repeat(indent) + piece, ink)).append('\n');
      indent = LINE_INDENT;
    }
    text.append(inked(TextColumns.left(" ".repeat(indent) + pieces.getLast(), name), ink));
    if (before) {
      text.append(inked(cell(row.before(), beforeWidth), ink));
    }
    text.append(inked(cell(row.after(), afterWidth), ink));
    text.append(inked(cell(row.delta(), deltaWidth), change == null ? ink : of(change)));
    text.append('\n');
  }

  private static String cell(String words, int width) {
    return " ".repeat(GAP) + TextColumns.right(words, width);
  }

  private static @Nullable Ink of(Sum change) {
    if (change.isUnknown() || change.isOpenFall()) {
      return change.lacksPrice() ? Ink.DOUBT : null;
    }
    return switch (change.known().signum()) {
      case 1 -> Ink.DEARER;
      case -1 -> Ink.CHEAPER;
      default -> null;
    };
  }

  private String inked(String words, @Nullable Ink ink) {
    return style.colour() && ink != null ? "\u001b[" + ink.code + "m" + words + "\u001b[0m" : words;
  }
}
