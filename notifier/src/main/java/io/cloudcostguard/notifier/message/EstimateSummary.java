package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.estimate.Coverage;
import io.cloudcostguard.schemas.estimate.ListTotals;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PriceDates;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.estimate.SumDoubts;
import io.cloudcostguard.schemas.estimate.Totals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The part of an estimate that is in a message: exact, and of limited size.
///
/// @param delta what is known of the difference
/// @param deltaComplete whether no price is missing in it
/// @param withoutDelta how many resources have a change in which a price is missing
/// @param movers the largest changes, largest first
/// @param otherMovers how many more resources change their cost
/// @param partial why the plan is not complete
/// @param links paths on the API
/// @param atListPrices the totals without the tenant's contract; null when no term of it made a
///   price
/// @param doubts what is missing in before, after and delta; null when nothing is
/// @param priceDates of the prices that were used; null when it is not known
public record EstimateSummary(
    String id,
    String tenant,
    String project,
    String workspace,
    String currency,
    long catalogueVersion,
    String engineVersion,
    Totals before,
    Totals after,
    BigDecimal delta,
    boolean deltaComplete,
    int withoutDelta,
    Coverage coverage,
    List<Mover> movers,
    int otherMovers,
    List<String> partial,
    Map<String, String> links,
    @Nullable ListTotals atListPrices,
    @Nullable SumDoubts doubts,
    @Nullable PriceDates priceDates) {

  public static final int MAX_NAME = 200;
  private static final int MAX_MOVERS = 10;
  private static final int MAX_TYPES = 10;
  private static final int MAX_PARTIAL = 3;

  /// By size of the change, then by address, so that the order is deterministic.
  private static final Comparator<ResourceEstimate> LARGEST_CHANGE =
      Comparator.comparing((ResourceEstimate resource) -> resource.change().known().abs())
          .reversed()
          .thenComparing(ResourceEstimate::address);

  public EstimateSummary {
    movers = List.copyOf(movers);
    partial = List.copyOf(partial);
    links = Map.copyOf(links);
  }

  public static EstimateSummary of(PlanEstimated estimate) {
    List<Mover> changed =
        estimate.resources().stream()
            .filter(resource -> resource.change().known().signum() != 0)
            .sorted(LARGEST_CHANGE)
            .map(EstimateSummary::mover)
            .toList();
    List<Mover> movers = changed.subList(0, Math.min(MAX_MOVERS, changed.size()));
    return new EstimateSummary(
        PlainText.clip(estimate.id(), MAX_NAME),
        PlainText.clip(estimate.tenant(), MAX_NAME),
        PlainText.clip(estimate.project(), MAX_NAME),
        PlainText.clip(estimate.workspace(), MAX_NAME),
        estimate.currency(),
        estimate.catalogueVersion(),
        PlainText.clip(estimate.engineVersion(), MAX_NAME),
        estimate.before(),
        estimate.after(),
        estimate.change().known(),
        !estimate.change().lacksPrice(),
        (int)
            estimate.resources().stream()
                .filter(resource -> resource.change().lacksPrice())
                .count(),
        small(estimate.coverage()),
        movers,
        changed.size() - movers.size(),
        estimate.partial().stream()
            .limit(MAX_PARTIAL)
            .map(why -> PlainText.clip(why, MAX_NAME))
            .toList(),
        linksOf(estimate.id()),
        estimate.atListPrices(),
        SumDoubts.of(estimate.beforeSum(), estimate.afterSum(), estimate.change()),
        estimate.priceDates());
  }

  public static Map<String, String> linksOf(String planId) {
    return Map.of("estimate", "/v1/estimates/" + PlainText.clip(planId, MAX_NAME));
  }

  /// The same with fewer movers.
  public EstimateSummary withMovers(int count) {
    return new EstimateSummary(
        id,
        tenant,
        project,
        workspace,
        currency,
        catalogueVersion,
        engineVersion,
        before,
        after,
        delta,
        deltaComplete,
        withoutDelta,
        coverage,
        movers.subList(0, count),
        otherMovers + movers.size() - count,
        partial,
        links,
        atListPrices,
        doubts,
        priceDates);
  }

  /// What the plan's resources cost now.
  Sum beforeSum() {
    return new Sum(before.known(), missing().before(), null);
  }

  /// What they will cost after apply.
  Sum afterSum() {
    return new Sum(after.known(), missing().after(), null);
  }

  /// What the plan changes.
  Sum change() {
    return new Sum(delta, missing().more(), missing().less());
  }

  private SumDoubts missing() {
    return doubts == null ? SumDoubts.NONE : doubts;
  }

  private static Mover mover(ResourceEstimate resource) {
    return new Mover(
        PlainText.clip(resource.address(), MAX_NAME),
        PlainText.clip(resource.type(), MAX_NAME),
        resource.action(),
        resource.change().known(),
        resource.change().more(),
        resource.change().less());
  }

  /// With the most frequent unsupported types only.
  private static Coverage small(Coverage coverage) {
    SortedMap<String, Integer> types = new TreeMap<>();
    List<Map.Entry<String, Integer>> entries =
        new ArrayList<>(coverage.unsupportedTypes().entrySet());
    entries.sort(
        Map.Entry.<String, Integer>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey()));
    entries.stream()
        .limit(MAX_TYPES)
        .forEach(type -> types.put(PlainText.clip(type.getKey(), MAX_NAME), type.getValue()));
    return new Coverage(
        coverage.resources(),
        coverage.priced(),
        coverage.free(),
        coverage.dependsOnUsage(),
        coverage.notPriced(),
        coverage.unsupported(),
        types);
  }
}
