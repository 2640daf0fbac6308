package io.cloudcostguard.estimation.render;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An estimate as a comment on a pull request, in GitHub's Markdown: what changes, then every
/// component to unfold. As long as a comment may be; details go first, then rows.
final class MarkdownBill {

  /// GitHub takes 65,536 characters.
  static final int LONGEST = 65_000;

  private static final Template TEMPLATE = BundledTemplates.of("bill.md", MarkdownBill::escaped);
  private static final int FEWER = 2;

  /// What Markdown, as GitHub and GitLab read it, does not take for text.
  private static final Pattern MEANINGFUL =
      Pattern.compile("[\\\\`*\\[\\]<>#|~&@]|:(?=/)|(?<=www)\\.", Pattern.CASE_INSENSITIVE);

  static String of(PlanEstimated estimate) {
    BillView bill = new BillView(estimate);
    List<BillView.Resource> changed = new ArrayList<>();
    bill.resources()
        .forEach(resource -> {
          if (resource.changed()) {
            changed.add(resource);
          }
        });
    String text = text(bill, changed, changed.size(), true);
    for (int rows = changed.size(); text.length() > LONGEST; rows /= FEWER) {
      text = text(bill, changed, rows, false);
    }
    return text;
  }

  private static String text(
      BillView bill, List<BillView.Resource> changed, int rows, boolean details) {
    return TEMPLATE.execute(
        new Comment(
            bill,
            changed.subList(0, rows),
            changed.size() - rows,
            details && bill.resources().iterator().hasNext()));
  }

  /// What the template shows.
  ///
  /// @param rows the resources that are listed
  /// @param hidden how many more change their cost
  record Comment(BillView bill, List<BillView.Resource> rows, int hidden, boolean details) {

    Mustache.Lambda code() {
      return (name, out) -> out.write(MarkdownBill.code(name.execute()));
    }

    boolean shortened() {
      return hidden > 0;
    }
  }

  /// Text that is only text: no link, image, HTML, mention or reference, and no end of a cell.
  static String escaped(String raw) {
    return MEANINGFUL.matcher(Printable.line(raw)).replaceAll(MarkdownBill::entities);
  }

  private static String entities(MatchResult match) {
    return match.group().chars().mapToObj(c -> "&#" + c + ";").collect(Collectors.joining());
  }

  /// A name as code, in which only backticks and bars mean something.
  static String code(String raw) {
    return "`" + Printable.line(raw).replace('`', '\'').replace("|", "\\|") + "`";
  }

  private MarkdownBill() {}
}
