package io.cloudcostguard.estimation.render;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An estimate as a comment on a pull request, in GitHub's Markdown: the sum, the decision, the
/// three largest changes and the doubts in less than 4 KB; below a fold all changes, and every
/// component. As long as a comment may be; details go first, then rows.
final class MarkdownBill {

  /// GitHub takes 65,536 characters.
  static final int LONGEST = 65_000;

  /// Of what is read without unfolding, in bytes.
  static final int BEFORE_FOLD = 4_096;

  static final String FOLD = "<details>";

  private static final Template TEMPLATE = BundledTemplates.of("bill.md", MarkdownBill::escaped);
  private static final int FEWER = 2;
  private static final int LARGEST = 3;
  private static final int NOTES = 6;
  private static final int LONG_TEXT = 300;
  private static final BillStyle CHANGES =
      new BillStyle(
          BillStyle.WIDEST, false, BillStyle.Order.CHANGE, Integer.MAX_VALUE, false, null);

  /// What Markdown, as GitHub and GitLab read it, does not take for text.
  private static final Pattern MEANINGFUL =
      Pattern.compile("[\\\\`*\\[\\]<>#|~&@]|:(?=/)|(?<=www)\\.", Pattern.CASE_INSENSITIVE);

  /// @param verdict whether the plan may pass; null where no decision was made
  static String of(PlanEstimated estimate, @Nullable BillRuling verdict) {
    BillView bill = new BillView(estimate);
    BillRows rows = BillRows.of(estimate, CHANGES);
    List<BillView.Resource> changes =
        rows.shown().stream()
            .filter(entry -> entry.change().mayBeSomething())
            .map(entry -> bill.resource(entry, false))
            .toList();
    int largest = LARGEST;
    int longest = LONG_TEXT;
    String text = text(bill, verdict, changes, largest, longest, changes.size(), true);
    while (beforeFold(text) > BEFORE_FOLD && longest > 1) {
      longest /= FEWER;
      text = text(bill, verdict, changes, largest, longest, changes.size(), true);
    }
    for (int listed = changes.size(); text.length() > LONGEST && listed > 0; listed /= FEWER) {
      text = text(bill, verdict, changes, largest, longest, listed, false);
    }
    return text;
  }

  private static int beforeFold(String text) {
    int fold = text.indexOf(FOLD);
    return text.substring(0, fold < 0 ? text.length() : fold)
        .getBytes(StandardCharsets.UTF_8)
        .length;
  }

  private static String text(
      BillView bill,
      @Nullable BillRuling verdict,
      List<BillView.Resource> changes,
      int largest,
      int longest,
      int listed,
      boolean details) {
    return TEMPLATE.execute(new Comment(bill, verdict, changes, largest, longest, listed, details));
  }

  /// What the template shows.
  ///
  /// @param changes all that change their cost
  /// @param largest how many are shown before the fold
  /// @param longest characters of a name or sentence before the fold
  /// @param listed how many are shown below it
  /// @param details whether there is room for every component
  record Comment(
      BillView bill,
      @Nullable BillRuling verdict,
      List<BillView.Resource> changes,
      int largest,
      int longest,
      int listed,
      boolean details) {

    /// Before the fold names are shortened.
    Mustache.Lambda code() {
      return (name, out) -> out.write(MarkdownBill.code(name.execute()));
    }

    Mustache.Lambda shortCode() {
      return (name, out) -> out.write(MarkdownBill.code(shortened(name.execute())));
    }

    List<BillView.Resource> first() {
      return changes.subList(0, Math.min(largest, changes.size()));
    }

    boolean changesAny() {
      return !changes.isEmpty();
    }

    boolean changesMore() {
      return changes.size() > largest;
    }

    String firstTitle() {
      return changesMore()
          ? "The %d largest of %d changes".formatted(largest, changes.size())
          : "What changes";
    }

    List<BillView.Resource> rows() {
      return changes.subList(0, Math.min(listed, changes.size()));
    }

    int hidden() {
      return changes.size() - rows().size();
    }

    boolean hides() {
      return hidden() > 0;
    }

    List<String> reasons() {
      return verdict == null
          ? List.of()
          : verdict.reasons().stream().limit(LARGEST).map(this::shortened).toList();
    }

    List<String> limits() {
      return verdict == null
          ? List.of()
          : verdict.limits().stream().limit(LARGEST).map(this::shortened).toList();
    }

    boolean hasLimits() {
      return !limits().isEmpty();
    }

    @Nullable String next() {
      return verdict == null ? null : verdict.next();
    }

    @Nullable String ruling() {
      return verdict == null ? null : verdict.ruling();
    }

    List<String> notes() {
      return bill.notes().stream().limit(NOTES).map(this::shortened).toList();
    }

    boolean hasMoreNotes() {
      return bill.notes().size() > NOTES;
    }

    List<String> moreNotes() {
      return bill.notes().stream().skip(NOTES).limit(listed).toList();
    }

    private String shortened(String text) {
      int[] points = text.codePoints().limit(longest + 1L).toArray();
      return points.length <= longest ? text : new String(points, 0, longest) + "…";
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
