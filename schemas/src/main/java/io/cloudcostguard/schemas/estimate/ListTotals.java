package io.cloudcostguard.schemas.estimate;

import java.math.BigDecimal;

/// What a plan costs a month at the vendor's list prices, beside an estimate at contracted ones.
///
/// A price that is agreed but not listed is missing in these totals, and counted in them as not
/// priced: the difference to the contracted totals is a saving only where both are complete.
///
/// @param delta as in [PlanEstimated]
/// @param deltaComplete as in [PlanEstimated]
public record ListTotals(Totals before, Totals after, BigDecimal delta, boolean deltaComplete) {}
