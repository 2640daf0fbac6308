package io.cloudcostguard.estimation.render;

import io.cloudcostguard.estimation.compare.Comparison;
import io.cloudcostguard.estimation.compare.Comparison.ResourceDifference;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A comparison as a comment on a pull request, in GitHub's Markdown; as long as a comment may be:
/// rows that have no room are counted.
final class ComparisonMarkdown {

  private static final int FEWER = 2;

  static String of(Comparison comparison) {
    int rows = comparison.resources().size();
    String text = text(comparison, rows);
    while (text.length() > MarkdownBill.LONGEST) {
      rows /= FEWER;
      text = text(comparison, rows);
    }
    return text;
  }

  private static String text(Comparison comparison, int rows) {
    StringBuilder text = new StringBuilder();
    text.append(
        "**%s a month** after apply, from %s (price catalogue version %d) to %s (version %d)\n"
            .formatted(
                Amounts.change(comparison.change()),
                MarkdownBill.code(comparison.from()),
                comparison.fromCatalogue(),
                MarkdownBill.code(comparison.to()),
                comparison.toCatalogue()));
    List<Causes.Cause> causes = Causes.of(comparison.effects());
    if (!causes.isEmpty()) {
      text.append("\n| cause | difference |\n|:---|---:|\n");
      causes.forEach(cause ->
          text.append("| %s | %s |\n".formatted(cause.word(), Amounts.change(cause.amount()))));
    }
    if (rows > 0) {
      text.append("\n| resource | from | to | difference | cause |\n|:---|---:|---:|---:|:---|\n");
      comparison.resources().subList(0, rows).forEach(resource -> text.append(row(resource)));
    }
    int more = comparison.resources().size() - rows;
    if (more > 0) {
      text.append("\n%d more differ.\n".formatted(more));
    }
    if (!comparison.complete()) {
      text.append("\nWhat one side lacks is in no amount, and makes no saving.\n");
    }
    return text.toString();
  }

  private static String row(ResourceDifference resource) {
    String causes =
        Stream.concat(
                Stream.of(Causes.text(resource.effects())).filter(why -> !why.isEmpty()),
                resource.notCompared().stream()
                    .map(reason -> "not compared: " + MarkdownBill.escaped(reason)))
            .collect(Collectors.joining("; "));
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            MarkdownBill.code(resource.address()),
            Amounts.money(resource.fromSum()),
            Amounts.money(resource.toSum()),
            Amounts.change(resource.change()),
            causes);
  }

  private ComparisonMarkdown() {}
}
