package io.cloudcostguard.estimation.render;

import io.cloudcostguard.estimation.compare.Comparison;
import io.cloudcostguard.estimation.compare.Comparison.ResourceDifference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A comparison as a table for a terminal: each resource that differs, and why.
final class ComparisonTable {

  /// Of resources without a known difference.
  private static final int MOST = 5;

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
    List<ResourceDifference> differ = new ArrayList<>();
    List<ResourceDifference> alike = new ArrayList<>();
    for (ResourceDifference resource : comparison.resources()) {
      (isAlike(resource) ? alike : differ).add(resource);
    }
    differ.sort(
        Comparator.comparing((ResourceDifference each) -> each.difference().abs()).reversed());
    differ.forEach(resource -> add(text, resource));
    addAlike(text, alike);
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

  /// Whether nothing that is known differs.
  private static boolean isAlike(ResourceDifference resource) {
    return resource.difference().signum() == 0 && resource.effects().price().signum() == 0;
  }

  private static void addAlike(StringBuilder text, List<ResourceDifference> alike) {
    if (alike.isEmpty()) {
      return;
    }
    text.append("No known difference, but not all of their cost is known:\n");
    for (ResourceDifference resource : alike.subList(0, Math.min(MOST, alike.size()))) {
      text.append("    ").append(Printable.line(resource.address())).append(": ");
      text.append(notCompared(resource)).append('\n');
    }
    int more = alike.size() - MOST;
    if (more > 0) {
      text.append("    and ").append(Amounts.count(more, "more resources")).append('\n');
    }
  }

  /// The first reason, and how many more there are.
  private static String notCompared(ResourceDifference resource) {
    List<String> reasons = resource.notCompared();
    if (reasons.isEmpty()) {
      return "not compared";
    }
    int more = reasons.size() - 1;
    return "not compared: "
        + Printable.line(reasons.getFirst())
        + (more > 0 ? " and %d more".formatted(more) : "");
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
    if (!resource.notCompared().isEmpty()) {
      text.append("    ").append(notCompared(resource)).append('\n');
    }
  }

  private ComparisonTable() {}
}
