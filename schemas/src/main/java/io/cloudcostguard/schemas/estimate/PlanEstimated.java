package io.cloudcostguard.schemas.estimate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The estimate of a plan: monthly cost before, after and difference, with the proof of every
/// amount.
///
/// A pure function of the plan, its usage, the catalogue version and the engine version; the same
/// inputs give the same bytes.
///
/// @param source where the plan comes from; null when nothing was said of it
/// @param planDigest SHA-256 of the plan as submitted
/// @param catalogueVersion the version of the price catalogue that priced it
/// @param catalogueDigest of that version, so that its number keeps its meaning; null where the
///   loader or the estimator was older than digests
/// @param engineVersion the version of the rules that priced it
/// @param currency ISO 4217, of every amount in here
/// @param before what the resources of the plan cost now
/// @param after what they will cost after apply
/// @param delta the known part of the difference: what is known after less what is known before.
///   Older engines left out resources that are priced in part; [#change] does not
/// @param deltaComplete whether no price is missing in the difference
/// @param coverage how many resources were priced, free, …
/// @param partial why the plan is not the whole picture; empty when it is
/// @param warnings what the reader should know, e.g. usage keys that no resource reads
/// @param atListPrices the totals without the tenant's contract; null when none of its terms made a
///   price, and all amounts are at list prices
/// @param doubts what is missing in before, after and delta; null when nothing is
/// @param priceDates of all prices that were used; null when none was
@JsonTypeName("estimated")
public record PlanEstimated(
    String id,
    String tenant,
    String project,
    String workspace,
    @Nullable PlanSource source,
    String planDigest,
    long catalogueVersion,
    @Nullable String catalogueDigest,
    String engineVersion,
    String currency,
    Totals before,
    Totals after,
    BigDecimal delta,
    boolean deltaComplete,
    Coverage coverage,
    List<ResourceEstimate> resources,
    List<String> partial,
    List<String> warnings,
    @Nullable ListTotals atListPrices,
    @Nullable SumDoubts doubts,
    @Nullable PriceDates priceDates)
    implements PlanOutcome {

  public PlanEstimated {
    resources = List.copyOf(resources);
    partial = List.copyOf(partial);
    warnings = List.copyOf(warnings);
  }

  /// The same with its totals at list prices, and with resources that tell those of their lines.
  public PlanEstimated beside(@Nullable ListTotals list, List<ResourceEstimate> telling) {
    return new PlanEstimated(
        id,
        tenant,
        project,
        workspace,
        source,
        planDigest,
        catalogueVersion,
        catalogueDigest,
        engineVersion,
        currency,
        before,
        after,
        delta,
        deltaComplete,
        coverage,
        telling,
        partial,
        warnings,
        list,
        doubts,
        priceDates);
  }

  /// What the plan's resources cost now.
  public Sum beforeSum() {
    return new Sum(before.known(), missing().before(), null);
  }

  /// What they will cost after apply.
  public Sum afterSum() {
    return new Sum(after.known(), missing().after(), null);
  }

  /// What the plan changes: always the cost after less the cost before.
  public Sum change() {
    return new Sum(after.known().subtract(before.known()), missing().more(), missing().less());
  }

  private SumDoubts missing() {
    return SumDoubts.of(doubts, before, after, deltaComplete);
  }
}
