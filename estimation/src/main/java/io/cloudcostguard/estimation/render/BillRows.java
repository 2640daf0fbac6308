package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.plan.Action;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Arranges the resources of an estimate for a reader: equal instances become one row, what stays
/// as it is and what has no room become one row each. The rows add up to the totals.
///
/// @param shown the resources that have a row, in order; free ones have none
/// @param more those that have no room; null when all have
/// @param unchanged those whose cost stays the same; null when they are shown, or there are none
record BillRows(List<Entry> shown, @Nullable Rest more, @Nullable Rest unchanged) {

  /// Equal instances of a resource.
  ///
  /// @param first one of them
  /// @param name of all, e.g. `aws_instance.worker[0..2]`
  /// @param count how many there are
  record Entry(ResourceEstimate first, String name, int count) {

    @Nullable Sum before() {
      return times(first.beforeSum(), count);
    }

    @Nullable Sum after() {
      return times(first.afterSum(), count);
    }

    Sum change() {
      return Objects.requireNonNull(times(first.change(), count));
    }

    private BigDecimal size() {
      return change().known().abs();
    }

    private BigDecimal cost() {
      Sum after = after();
      return after == null ? BigDecimal.ZERO : after.known();
    }

    /// What lacks a price matters more than what lacks usage, and that more than nothing.
    private int doubt() {
      Sum change = change();
      return change.isExact() ? 0 : change.lacksPrice() ? 2 : 1;
    }
  }

  /// Resources that have no rows of their own.
  record Rest(int count, Sum before, Sum after, Sum change) {

    private static final Rest NONE = new Rest(0, Sum.NOTHING, Sum.NOTHING, Sum.NOTHING);

    private Rest with(Entry entry) {
      return new Rest(
          count + entry.count(),
          plus(before, entry.before()),
          plus(after, entry.after()),
          change.plus(entry.change()));
    }

    private static Sum plus(Sum sum, @Nullable Sum more) {
      return more == null ? sum : sum.plus(more);
    }
  }

  /// By what instances are equal.
  private record Like(
      String pattern,
      Action action,
      State state,
      @Nullable String reason,
      boolean moved,
      boolean deposed,
      @Nullable Sum before,
      @Nullable Sum after,
      Sum change,
      List<ComponentEstimate> lines) {

    private static Like of(ResourceEstimate resource) {
      return new Like(
          Instances.pattern(resource.address()),
          resource.action(),
          resource.state(),
          resource.reason(),
          resource.previousAddress() != null,
          resource.deposed() != null,
          resource.beforeSum(),
          resource.afterSum(),
          resource.change(),
          resource.components());
    }
  }

  /// Where no resource changes its cost, all are shown: then the reader wants to know what there
  /// is.
  static BillRows of(PlanEstimated estimate, BillStyle style) {
    List<Entry> entries = style.all() ? each(estimate.resources()) : folded(estimate.resources());
    boolean anyChanges = entries.stream().anyMatch(entry -> entry.change().mayBeSomething());
    List<Entry> listed = new ArrayList<>();
    Rest unchanged = Rest.NONE;
    for (Entry entry : entries) {
      if (style.all() || !anyChanges || entry.change().mayBeSomething()) {
        listed.add(entry);
      } else {
        unchanged = unchanged.with(entry);
      }
    }
    listed.sort(comparator(style.order()));
    int shown = Math.min(listed.size(), style.top());
    Rest more = Rest.NONE;
    for (Entry entry : listed.subList(shown, listed.size())) {
      more = more.with(entry);
    }
    return new BillRows(
        List.copyOf(listed.subList(0, shown)),
        more.count() == 0 ? null : more,
        unchanged.count() == 0 ? null : unchanged);
  }

  private static List<Entry> each(List<ResourceEstimate> resources) {
    return resources.stream()
        .filter(resource -> resource.state() != State.FREE)
        .map(resource -> new Entry(resource, resource.address(), 1))
        .toList();
  }

  private static List<Entry> folded(List<ResourceEstimate> resources) {
    Map<Like, List<ResourceEstimate>> groups = new LinkedHashMap<>();
    for (ResourceEstimate resource : resources) {
      if (resource.state() != State.FREE) {
        groups.computeIfAbsent(Like.of(resource), _ -> new ArrayList<>()).add(resource);
      }
    }
    return groups.values().stream()
        .map(alike ->
            new Entry(
                alike.getFirst(),
                Instances.name(alike.stream().map(ResourceEstimate::address).toList()),
                alike.size()))
        .toList();
  }

  /// Equal rows stay in the order of the plan.
  private static Comparator<Entry> comparator(BillStyle.Order order) {
    return switch (order) {
      case CHANGE ->
          Comparator.comparing(Entry::size)
              .thenComparingInt(Entry::doubt)
              .thenComparing(Entry::cost)
              .reversed();
      case COST ->
          Comparator.comparing(Entry::cost)
              .thenComparing(Entry::size)
              .thenComparingInt(Entry::doubt)
              .reversed();
      case PLAN -> (_, _) -> 0;
    };
  }

  static @Nullable Sum times(@Nullable Sum sum, int count) {
    return sum == null || count == 1
        ? sum
        : new Sum(sum.known().multiply(BigDecimal.valueOf(count)), sum.more(), sum.less());
  }
}
