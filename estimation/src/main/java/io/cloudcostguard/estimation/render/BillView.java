package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.Coverage;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import io.cloudcostguard.schemas.plan.Action;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An estimate in words and amounts as people read them; escaping is left to who writes them down.
///
/// @param total what the last row is called
/// @param percent the growth; empty when there was nothing before
/// @param resources all that are not free, in the order of the plan
/// @param notes what the reader must know, as sentences
record BillView(
    String id,
    String project,
    String workspace,
    String currency,
    String catalogueVersion,
    String engineVersion,
    String planDigest,
    String total,
    String before,
    String after,
    String delta,
    String percent,
    String counts,
    List<Resource> resources,
    List<String> notes) {

  /// A resource of the bill.
  ///
  /// @param changed whether its cost changes, or may
  /// @param note why it is not priced, or where it moved from; null when there is nothing to say
  record Resource(
      String mark,
      String address,
      String type,
      String before,
      String after,
      String delta,
      boolean changed,
      @Nullable String note,
      List<Line> lines) {}

  /// A component of a resource.
  ///
  /// @param how its arithmetic, or why there is none
  record Line(String name, String how, String before, String after, String delta) {}

  /// Whether there is a percentage to show.
  boolean grows() {
    return !percent.isEmpty();
  }

  static BillView of(PlanEstimated estimate) {
    return new BillView(
        estimate.id(),
        estimate.project(),
        estimate.workspace(),
        estimate.currency(),
        Long.toString(estimate.catalogueVersion()),
        estimate.engineVersion(),
        estimate.planDigest(),
        estimate.after().upper() == null ? "Total (at least)" : "Total",
        Amounts.money(estimate.before().known()),
        Amounts.money(estimate.after().known()),
        Amounts.change(estimate.delta()),
        Amounts.percent(estimate.before().known(), estimate.delta()),
        counts(estimate.coverage()),
        estimate.resources().stream()
            .filter(resource -> resource.state() != State.FREE)
            .map(BillView::resource)
            .toList(),
        notes(estimate));
  }

  private static Resource resource(ResourceEstimate resource) {
    return new Resource(
        mark(resource),
        resource.address(),
        resource.type(),
        Amounts.money(resource.before()),
        Amounts.money(resource.after()),
        Amounts.change(resource.delta()),
        resource.delta() == null || resource.delta().signum() != 0,
        note(resource),
        resource.components().stream().map(BillView::line).toList());
  }

  private static @Nullable String note(ResourceEstimate resource) {
    if (resource.state() == State.UNSUPPORTED) {
      return "not priced: " + resource.reason();
    }
    return resource.previousAddress() == null ? null : "moved from " + resource.previousAddress();
  }

  private static Line line(ComponentEstimate component) {
    LineItem shown = component.after() == null ? component.before() : component.after();
    boolean priced = shown instanceof LineItem.Priced;
    return new Line(
        component.group() == null ? component.name() : component.group() + ": " + component.name(),
        how(shown, component.unit()),
        cost(component.before()),
        cost(component.after()),
        priced && component.delta() != null ? Amounts.change(component.delta()) : "");
  }

  private static String how(@Nullable LineItem line, String unit) {
    return switch (line) {
      case LineItem.Priced priced -> Amounts.arithmetic(priced, unit);
      case LineItem.DependsOnUsage usage ->
          "depends on usage: %s per %s (%s)"
              .formatted(
                  Amounts.unitPrice(usage.tiers().getFirst().price()),
                  Amounts.singular(unit),
                  usage.usage());
      case LineItem.NotPriced missing -> "not priced: " + missing.reason();
      case null -> "";
    };
  }

  private static String cost(@Nullable LineItem line) {
    return line instanceof LineItem.Priced priced ? Amounts.money(priced.monthlyCost()) : "";
  }

  /// What will happen to a resource, as Terraform shows it.
  static String mark(ResourceEstimate resource) {
    return mark(resource.action(), resource.previousAddress() != null);
  }

  private static String mark(Action action, boolean moved) {
    return switch (action) {
      case NO_OP, READ -> moved ? "→" : " ";
      case CREATE -> "+";
      case UPDATE -> "~";
      case DELETE -> "-";
      case DELETE_THEN_CREATE, CREATE_THEN_DELETE -> "±";
      case FORGET, CREATE_THEN_FORGET -> "!";
    };
  }

  private static String counts(Coverage coverage) {
    return "%d resources: %d priced, %d free, %d depend on usage, %d not priced, %d unsupported"
        .formatted(
            coverage.resources(),
            coverage.priced(),
            coverage.free(),
            coverage.dependsOnUsage(),
            coverage.notPriced(),
            coverage.unsupported());
  }

  private static List<String> notes(PlanEstimated estimate) {
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
