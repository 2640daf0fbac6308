package io.cloudcostguard.estimation.render;

import io.cloudcostguard.estimation.compare.Comparison;
import io.cloudcostguard.estimation.compare.Comparison.ResourceDifference;

/// A comparison as a table for a terminal: each resource that differs, and why.
final class ComparisonTable {

  private static final int NAME = 58;
  private static final String ROW = "%-" + NAME + "s %19s %19s %19s\n";
  private static final String RULE = "─".repeat(NAME + 60) + "\n";

  static String of(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    text.append(
        "monthly cost in %s after apply\n".formatted(Printable.line(comparison.currency())));
    text.append(
        "from %s · price catalogue version %d\nto   %s · price catalogue version %d\n\n"
            .formatted(
                Printable.line(comparison.from()),
                comparison.fromCatalogue(),
                Printable.line(comparison.to()),
                comparison.toCatalogue()));
    text.append(ROW.formatted("", "from", "to", "delta")).append(RULE);
    comparison.resources().forEach(resource -> add(text, resource));
    text.append(RULE).append(ROW.formatted("Total", "", "", Amounts.change(comparison.change())));
    Causes.of(comparison.effects())
        .forEach(cause ->
            text.append(
                ROW.formatted("    " + cause.word(), "", "", Amounts.change(cause.amount()))));
    if (!comparison.complete()) {
      text.append("\nWhat one side lacks is in no amount, and makes no saving.\n");
    }
    return text.toString();
  }

  private static void add(StringBuilder text, ResourceDifference resource) {
    String name = Printable.line(resource.address());
    if (name.length() > NAME) {
      text.append(name).append('\n');
      name = "";
    }
    text.append(
        ROW.formatted(
            name,
            Amounts.money(resource.fromSum()),
            Amounts.money(resource.toSum()),
            Amounts.change(resource.change())));
    String why = Causes.text(resource.effects());
    if (!why.isEmpty()) {
      text.append("    ").append(why).append('\n');
    }
    resource
        .notCompared()
        .forEach(reason ->
            text.append("    not compared: ").append(Printable.line(reason)).append('\n'));
  }

  private ComparisonTable() {}
}
