package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.Coverage;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.ListTotals;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An estimate as a table for a terminal: before, after and delta, by resource and component.
public final class BillTable {

  private static final int NAME = 58;
  private static final String ROW = "%-" + NAME + "s %14s %14s %14s%n";
  private static final String RULE = "─".repeat(NAME + 45) + "\n";

  private final PrintWriter text;

  /// What made prices other than list prices, each with its footnote's number.
  private final Map<String, Integer> rules = new LinkedHashMap<>();

  private BillTable(PrintWriter text) {
    this.text = text;
  }

  /// Writes the whole table, resource by resource. Free resources are counted, not listed.
  public static void write(PlanEstimated estimate, Writer to) {
    PrintWriter text = new PrintWriter(to);
    new BillTable(text).write(estimate);
    text.flush();
  }

  private void write(PlanEstimated estimate) {
    text.append(
        "%s/%s · monthly cost in %s · price catalogue version %d%n%n"
            .formatted(
                estimate.project(),
                estimate.workspace(),
                estimate.currency(),
                estimate.catalogueVersion()));
    row("", "before", "after", "delta");
    text.append(RULE);
    for (ResourceEstimate resource : estimate.resources()) {
      if (resource.state() != State.FREE) {
        write(resource);
      }
    }
    text.append(RULE);
    row(
        "Total" + (estimate.after().upper() == null ? " (at least)" : ""),
        Amounts.money(estimate.before().known()),
        Amounts.money(estimate.after().known()),
        Amounts.change(estimate.delta()));
    String percent = Amounts.percent(estimate.before().known(), estimate.delta());
    if (!percent.isEmpty()) {
      row("", "", "", percent);
    }
    if (estimate.atListPrices() != null) {
      atListPrices(estimate.atListPrices());
    }
    footer(estimate);
  }

  private void atListPrices(ListTotals list) {
    row(
        "At list prices" + (list.after().upper() == null ? " (at least)" : ""),
        Amounts.money(list.before().known()),
        Amounts.money(list.after().known()),
        Amounts.change(list.delta()));
    text.append('\n');
    rules.forEach((rule, number) -> text.append("[%d] %s%n".formatted(number, rule)));
  }

  private void write(ResourceEstimate resource) {
    row(
        mark(resource) + " " + resource.address(),
        Amounts.money(resource.before()),
        Amounts.money(resource.after()),
        Amounts.change(resource.delta()));
    if (resource.previousAddress() != null) {
      text.append("    moved from ").append(resource.previousAddress()).append('\n');
    }
    resource.components().forEach(this::write);
    if (resource.state() == State.UNSUPPORTED) {
      text.append("    not priced: ").append(resource.reason()).append('\n');
    }
  }

  private void write(ComponentEstimate component) {
    LineItem shown = component.after() == null ? component.before() : component.after();
    String name =
        component.group() == null ? component.name() : component.group() + ": " + component.name();
    switch (shown) {
      case LineItem.Priced priced ->
          row(
              "    " + name + "  " + arithmetic(priced, component.unit()),
              cost(component.before()),
              cost(component.after()),
              component.delta() == null ? "" : Amounts.change(component.delta()));
      case LineItem.DependsOnUsage usage ->
          text.append(
              "    %s  depends on usage: %s per %s%s (%s)%n"
                  .formatted(
                      name,
                      Amounts.unitPrice(usage.tiers().getFirst().price()),
                      singular(component.unit()),
                      list(usage.contracted()),
                      usage.usage()));
      case LineItem.NotPriced missing ->
          text.append("    %s  not priced: %s%n".formatted(name, missing.reason()));
      case null -> {}
    }
  }

  private String arithmetic(LineItem.Priced priced, String unit) {
    return "%s %s × %s%s"
        .formatted(
            Amounts.quantity(priced.quantity()),
            unit,
            unitPrice(priced),
            list(priced.contracted()));
  }

  private static String unitPrice(LineItem.Priced priced) {
    return priced.charges().size() == 1
        ? Amounts.unitPrice(priced.charges().getFirst().unitPrice())
        : priced.charges().size() + " tiers";
  }

  /// What the list says otherwise, with the footnote that says why; empty where it says the same.
  private String list(LineItem.@Nullable Contracted contracted) {
    if (contracted == null) {
      return "";
    }
    int number = rules.computeIfAbsent(contracted.rule(), _ -> rules.size() + 1);
    String price =
        switch (contracted.list()) {
          case LineItem.Priced list -> "list " + unitPrice(list);
          case LineItem.DependsOnUsage list ->
              "list " + Amounts.unitPrice(list.tiers().getFirst().price());
          case LineItem.NotPriced _ -> "no list price";
        };
    return ", %s [%d]".formatted(price, number);
  }

  private static String cost(@Nullable LineItem line) {
    return line instanceof LineItem.Priced priced ? Amounts.money(priced.monthlyCost()) : "-";
  }

  private static String singular(String unit) {
    return unit.endsWith("s") && unit.equals(unit.toLowerCase(Locale.ROOT))
        ? unit.substring(0, unit.length() - 1)
        : unit;
  }

  private static String mark(ResourceEstimate resource) {
    return switch (resource.action()) {
      case NO_OP, READ -> resource.previousAddress() == null ? " " : "→";
      case CREATE -> "+";
      case UPDATE -> "~";
      case DELETE -> "-";
      case DELETE_THEN_CREATE, CREATE_THEN_DELETE -> "±";
      case FORGET, CREATE_THEN_FORGET -> "!";
    };
  }

  private void footer(PlanEstimated estimate) {
    Coverage coverage = estimate.coverage();
    text.append(
        "%n%d resources: %d priced, %d free, %d depend on usage, %d not priced, %d unsupported%n"
            .formatted(
                coverage.resources(),
                coverage.priced(),
                coverage.free(),
                coverage.dependsOnUsage(),
                coverage.notPriced(),
                coverage.unsupported()));
    if (!coverage.unsupportedTypes().isEmpty()) {
      text.append("unsupported: ").append(coverage.unsupportedTypes().toString()).append('\n');
    }
    if (!estimate.deltaComplete()) {
      text.append("The delta leaves out what has no price; it is not a saving.\n");
    }
    estimate.partial().forEach(why -> text.append("partial: ").append(why).append('\n'));
    estimate.warnings().forEach(warning -> text.append("warning: ").append(warning).append('\n'));
  }

  private void row(String name, String before, String after, String delta) {
    if (name.length() > NAME) {
      text.append(name).append('\n');
      text.append(ROW.formatted("", before, after, delta));
    } else {
      text.append(ROW.formatted(name, before, after, delta));
    }
  }
}
