package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.Coverage;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.ListTotals;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PriceDates;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.plan.Action;
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

  /// A row of amounts, each with its doubt: `at least $5.00`.
  record Row(String name, String before, String after, String delta) {

    static Row of(String name, Sum before, Sum after, Sum change) {
      return new Row(name, Amounts.money(before), Amounts.money(after), Amounts.change(change));
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
    return Row.of("Total", estimate.beforeSum(), estimate.afterSum(), estimate.change());
  }

  /// The growth; empty where none is known.
  String percent() {
    return Amounts.percent(estimate.beforeSum(), estimate.change());
  }

  boolean grows() {
    return !percent().isEmpty();
  }

  /// Null where no term of a contract applied.
  @Nullable Row atListPrices() {
    ListTotals list = estimate.atListPrices();
    return list == null
        ? null
        : Row.of("At list prices", list.beforeSum(), list.afterSum(), list.change());
  }

  /// Which prices these are: `prices of 2025-06-18 (catalogue version 1)`.
  String prices() {
    PriceDates dates = estimate.priceDates();
    String version = "catalogue version " + estimate.catalogueVersion();
    return dates == null
        ? "price " + version
        : "prices of %s (%s)".formatted(dates.text(), version);
  }

  /// What a plan that changes nothing is, in one sentence; null where it changes something.
  @Nullable String sentence() {
    if (estimate.coverage().resources() == 0) {
      return estimate.partial().isEmpty()
          ? "The plan has no resources: nothing changes, and there is nothing to pay for."
          : "The plan shows no resource that it changes, so what it costs is not known.";
    }
    boolean changes =
        !estimate.partial().isEmpty()
            || estimate.resources().isEmpty()
            || estimate.resources().stream().anyMatch(BillView::acts);
    return changes ? null : "No changes: the plan leaves every resource as it is.";
  }

  private static boolean acts(ResourceEstimate resource) {
    boolean still = resource.action() == Action.NO_OP || resource.action() == Action.READ;
    return !still || resource.imported() || resource.previousAddress() != null;
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
        Amounts.money(resource.beforeSum()),
        Amounts.money(resource.afterSum()),
        Amounts.change(resource.change()),
        resource.change().mayBeSomething(),
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
    String how = how(shown, component.unit());
    return component.before() instanceof LineItem.Priced
            || component.after() instanceof LineItem.Priced
        ? new Line(
            component.fullName(),
            how,
            true,
            cost(component.before()),
            cost(component.after()),
            Amounts.change(component.change()))
        : new Line(component.fullName(), how, false, "", "", "");
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
    return Amounts.money(line == null ? null : Sum.of(line));
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
    return new Notes(estimate).lines();
  }
}
