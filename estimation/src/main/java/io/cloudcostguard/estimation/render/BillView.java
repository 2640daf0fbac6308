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
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An estimate in words and amounts as people read them; escaping is left to who writes them down.
/// The templates call its methods by name.
final class BillView {

  /// Of components in one sentence.
  private static final int MOST_NAMED = 3;

  private static final BillStyle LISTED =
      new BillStyle(BillStyle.WIDEST, false, BillStyle.Order.CHANGE, Integer.MAX_VALUE, true, null);

  /// The estimate itself: its ids and names are shown as they are.
  final PlanEstimated estimate;

  /// What made prices other than list prices, each with its footnote's number; full once the
  /// resources were read.
  private final Map<String, Integer> rules = new LinkedHashMap<>();

  /// What would cost less; null where not requested.
  final @Nullable AdviceView advice;

  /// What policy packs make of the plan; null where there are none.
  final @Nullable PolicyView policies;

  BillView(PlanEstimated estimate) {
    this(estimate, Beside.NOTHING);
  }

  BillView(PlanEstimated estimate, Beside beside) {
    this.estimate = estimate;
    advice = beside.advised() == null ? null : new AdviceView(beside.advised());
    policies = beside.policies() == null ? null : new PolicyView(beside.policies());
  }

  /// A row of amounts, each with its doubt: `at least $5.00`.
  record Row(String name, String before, String after, String delta) {

    static Row of(String name, Sum before, Sum after, Sum change) {
      return new Row(name, Amounts.money(before), Amounts.money(after), Amounts.change(change));
    }
  }

  /// A resource of the bill, or equal instances of one.
  ///
  /// @param title its address, and how many there are
  /// @param change the delta as a sum
  /// @param cause why its cost changes; empty where its proofs do not say
  /// @param note why it is not priced, or where it moved from; null when there is nothing to say
  /// @param lines its components with amounts, or without a price
  /// @param usage its components whose usage was not given
  record Resource(
      String mark,
      String title,
      String before,
      String after,
      String delta,
      Sum change,
      String cause,
      @Nullable String note,
      List<Line> lines,
      List<Line> usage) {

    boolean caused() {
      return !cause.isEmpty();
    }

    boolean dependsOnUsage() {
      return !usage.isEmpty();
    }

    /// In which class of colours its delta is.
    String tone() {
      if (change.isUnknown() || change.isOpenFall()) {
        return change.lacksPrice() ? "doubt" : "open";
      }
      return switch (change.known().signum()) {
        case 1 -> "dearer";
        case -1 -> "cheaper";
        default -> "same";
      };
    }

    /// All components whose usage was not given, in one sentence.
    String usageText() {
      String named =
          usage.stream()
              .limit(MOST_NAMED)
              .map(line -> line.name() + " " + line.price())
              .collect(Collectors.joining(", "));
      int more = usage.size() - MOST_NAMED;
      return "usage not given: " + named + (more > 0 ? " and %d more".formatted(more) : "");
    }
  }

  /// A component of a resource.
  ///
  /// @param how its arithmetic, or why there is none
  /// @param price of one unit, where only that is known; empty otherwise
  /// @param priced whether there are amounts; they are empty otherwise
  record Line(
      String name,
      String how,
      String price,
      boolean priced,
      String before,
      String after,
      String delta) {

    boolean lacksPrice() {
      return !priced && price.isEmpty();
    }
  }

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

  /// All that are not free, the largest change first.
  Iterable<Resource> resources() {
    return () ->
        BillRows.of(estimate, LISTED).shown().stream()
            .map(entry -> resource(entry, true))
            .iterator();
  }

  /// @param each whether every line is told as if there was one instance
  Resource resource(BillRows.Entry entry, boolean each) {
    ResourceEstimate first = entry.first();
    int count = each ? 1 : entry.count();
    List<Line> lines = new ArrayList<>();
    List<Line> usage = new ArrayList<>();
    for (ComponentEstimate component : first.components()) {
      Line line = line(component, count);
      (line.priced() || line.lacksPrice() ? lines : usage).add(line);
    }
    return new Resource(
        mark(first),
        entry.count() == 1 ? entry.name() : entry.name() + " ×" + entry.count(),
        Amounts.money(entry.before()),
        Amounts.money(entry.after()),
        Amounts.change(entry.change()),
        entry.change(),
        ChangeCause.of(first),
        note(first),
        lines,
        usage);
  }

  private static @Nullable String note(ResourceEstimate resource) {
    if (resource.state() == State.UNSUPPORTED) {
      return "not priced: " + resource.reason();
    }
    return resource.previousAddress() == null ? null : "moved from " + resource.previousAddress();
  }

  private Line line(ComponentEstimate component, int count) {
    LineItem shown = component.after() == null ? component.before() : component.after();
    String how = how(shown, component.unit());
    String price =
        shown instanceof LineItem.DependsOnUsage usage
            ? Amounts.unitPrice(usage.tiers(), component.unit())
            : "";
    return component.before() instanceof LineItem.Priced
            || component.after() instanceof LineItem.Priced
        ? new Line(
            component.fullName(),
            count == 1 ? how : count + " × " + how,
            price,
            true,
            cost(component.before(), count),
            cost(component.after(), count),
            Amounts.change(Objects.requireNonNull(BillRows.times(component.change(), count))))
        : new Line(component.fullName(), how, price, false, "", "", "");
  }

  private String how(@Nullable LineItem line, String unit) {
    return switch (line) {
      case LineItem.Priced priced ->
          "%s %s × %s%s"
              .formatted(
                  Amounts.quantity(priced.quantity()),
                  Amounts.unit(priced.quantity(), unit),
                  Amounts.unitPrice(priced),
                  list(priced.contracted()));
      case LineItem.DependsOnUsage usage ->
          "depends on usage: %s%s (%s)"
              .formatted(
                  Amounts.unitPrice(usage.tiers(), unit), list(usage.contracted()), usage.usage());
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

  private static String cost(@Nullable LineItem line, int count) {
    return Amounts.money(line == null ? null : BillRows.times(Sum.of(line), count));
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

  /// How much of the plan the sums tell: `17 resources: 5 priced, 4 free, 8 depend on usage`.
  String counts() {
    Coverage coverage = estimate.coverage();
    List<String> counts = new ArrayList<>();
    count(counts, coverage.priced(), "priced");
    count(counts, coverage.free(), "free");
    count(
        counts,
        coverage.dependsOnUsage(),
        coverage.dependsOnUsage() == 1 ? "depends on usage" : "depend on usage");
    count(counts, coverage.notPriced(), "not priced");
    count(counts, coverage.unsupported(), "unsupported");
    String all = Amounts.count(coverage.resources(), "resources");
    return counts.isEmpty() ? all : all + ": " + String.join(", ", counts);
  }

  private static void count(List<String> counts, int count, String what) {
    if (count > 0) {
      counts.add("%,d %s".formatted(count, what));
    }
  }

  /// Which prices these are, as a sentence.
  String pricesSentence() {
    String prices = prices();
    return Character.toUpperCase(prices.charAt(0)) + prices.substring(1) + ".";
  }

  boolean doubtful() {
    return !notes().isEmpty();
  }

  /// What the reader must know.
  List<String> notes() {
    return new Notes(estimate).lines();
  }
}
