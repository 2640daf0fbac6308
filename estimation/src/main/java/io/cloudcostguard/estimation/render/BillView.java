package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.Coverage;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.ListTotals;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import io.cloudcostguard.schemas.estimate.Totals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An estimate in words and amounts as people read them; escaping is left to who writes them down.
/// The templates call its methods by name.
final class BillView {

  /// The estimate itself: its ids and names are shown as they are.
  final PlanEstimated estimate;

  /// What made prices other than list prices, each with its footnote's number; full once the
  /// resources were read.
  private final Map<String, Integer> rules = new LinkedHashMap<>();

  BillView(PlanEstimated estimate) {
    this.estimate = estimate;
  }

  /// A row of amounts.
  record Row(String name, String before, String after, String delta) {

    static Row of(String name, PlanEstimated estimate) {
      return of(name, estimate.before(), estimate.after(), Amounts.change(estimate.delta()));
    }

    static Row of(String name, Totals before, Totals after, String delta) {
      String atLeast = after.upper() == null ? " (at least)" : "";
      return new Row(
          name + atLeast, Amounts.money(before.known()), Amounts.money(after.known()), delta);
    }
  }

  /// A resource of the bill.
  ///
  /// @param changed whether its cost changes, or may
  /// @param note why it is not priced, or where it moved from; null when there is nothing to say
  record Resource(
      String mark,
      String address,
      String before,
      String after,
      String delta,
      boolean changed,
      @Nullable String note,
      List<Line> lines) {}

  /// A component of a resource.
  ///
  /// @param how its arithmetic, or why there is none
  /// @param priced whether there are amounts; they are empty otherwise
  record Line(String name, String how, boolean priced, String before, String after, String delta) {}

  Row total() {
    return Row.of("Total", estimate);
  }

  /// The growth; empty when there was nothing before.
  String percent() {
    return Amounts.percent(estimate.before().known(), estimate.delta());
  }

  boolean grows() {
    return !percent().isEmpty();
  }

  /// Null where no term of a contract applied.
  @Nullable Row atListPrices() {
    ListTotals list = estimate.atListPrices();
    return list == null
        ? null
        : Row.of("At list prices", list.before(), list.after(), Amounts.change(list.delta()));
  }

  /// All that are not free, in the order of the plan.
  Iterable<Resource> resources() {
    return () ->
        estimate.resources().stream()
            .filter(resource -> resource.state() != State.FREE)
            .map(this::resource)
            .iterator();
  }

  private Resource resource(ResourceEstimate resource) {
    return new Resource(
        mark(resource),
        resource.address(),
        Amounts.money(resource.before()),
        Amounts.money(resource.after()),
        Amounts.change(resource.delta()),
        resource.delta() == null || resource.delta().signum() != 0,
        note(resource),
        resource.components().stream().map(this::line).toList());
  }

  private static @Nullable String note(ResourceEstimate resource) {
    if (resource.state() == State.UNSUPPORTED) {
      return "not priced: " + resource.reason();
    }
    return resource.previousAddress() == null ? null : "moved from " + resource.previousAddress();
  }

  private Line line(ComponentEstimate component) {
    LineItem shown = component.after() == null ? component.before() : component.after();
    String name =
        component.group() == null ? component.name() : component.group() + ": " + component.name();
    String how = how(shown, component.unit());
    return shown instanceof LineItem.Priced
        ? new Line(
            name,
            how,
            true,
            cost(component.before()),
            cost(component.after()),
            component.delta() == null ? "" : Amounts.change(component.delta()))
        : new Line(name, how, false, "", "", "");
  }

  private String how(@Nullable LineItem line, String unit) {
    return switch (line) {
      case LineItem.Priced priced ->
          Amounts.quantity(priced.quantity())
              + " "
              + unit
              + " × "
              + Amounts.unitPrice(priced)
              + list(priced.contracted());
      case LineItem.DependsOnUsage usage ->
          "depends on usage: %s per %s%s (%s)"
              .formatted(
                  Amounts.unitPrice(usage.tiers().getFirst().price()),
                  Amounts.singular(unit),
                  list(usage.contracted()),
                  usage.usage());
      case LineItem.NotPriced missing -> "not priced: " + missing.reason();
      case null -> "";
    };
  }

  /// What the list says otherwise, with the footnote that says why; empty where it says the same.
  private String list(LineItem.@Nullable Contracted contracted) {
    if (contracted == null) {
      return "";
    }
    int number = rules.computeIfAbsent(contracted.rule(), _ -> rules.size() + 1);
    String price =
        switch (contracted.list()) {
          case LineItem.Priced list -> "list " + Amounts.unitPrice(list);
          case LineItem.DependsOnUsage list ->
              "list " + Amounts.unitPrice(list.tiers().getFirst().price());
          case LineItem.NotPriced _ -> "no list price";
        };
    return ", %s [%d]".formatted(price, number);
  }

  private static String cost(@Nullable LineItem line) {
    return line instanceof LineItem.Priced priced ? Amounts.money(priced.monthlyCost()) : "-";
  }

  /// What will happen to a resource, as Terraform shows it.
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

  /// The rules that made prices, by the numbers that the lines quote.
  List<String> footnotes() {
    List<String> notes = new ArrayList<>();
    rules.forEach((rule, number) -> notes.add("[%d] %s".formatted(number, rule)));
    return notes;
  }

  String counts() {
    Coverage coverage = estimate.coverage();
    return "%d resources: %d priced, %d free, %d depend on usage, %d not priced, %d unsupported"
        .formatted(
            coverage.resources(),
            coverage.priced(),
            coverage.free(),
            coverage.dependsOnUsage(),
            coverage.notPriced(),
            coverage.unsupported());
  }

  /// What the reader must know.
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!estimate.coverage().unsupportedTypes().isEmpty()) {
      notes.add("unsupported: " + estimate.coverage().unsupportedTypes());
    }
    if (!estimate.deltaComplete()) {
      notes.add("The delta leaves out what has no price; it is not a saving.");
    }
    estimate.partial().forEach(why -> notes.add("partial: " + why));
    estimate.warnings().forEach(warning -> notes.add("warning: " + warning));
    return notes;
  }
}
