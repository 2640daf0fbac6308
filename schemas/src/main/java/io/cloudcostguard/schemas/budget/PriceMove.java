package io.cloudcostguard.schemas.budget;

import io.cloudcostguard.schemas.price.PriceKey;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What another price makes of the cost of plans.
///
/// @param before of one unit, in the first tier that is charged, under the tenant's contract; null:
///   there was no price
/// @param after null: there is no price any more
/// @param effect on the monthly cost
public record PriceMove(
    PriceKey key, @Nullable BigDecimal before, @Nullable BigDecimal after, BigDecimal effect) {}
