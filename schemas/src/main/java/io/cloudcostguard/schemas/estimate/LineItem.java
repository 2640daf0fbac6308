package io.cloudcostguard.schemas.estimate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One side of one line of a bill: a cost with its proof, or why there is none.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LineItem.Priced.class, name = "priced"),
  @JsonSubTypes.Type(value = LineItem.DependsOnUsage.class, name = "depends-on-usage"),
  @JsonSubTypes.Type(value = LineItem.NotPriced.class, name = "not-priced")
})
public sealed interface LineItem {

  /// A cost that a reader can recompute: the sum over `charges` of quantity × unit price.
  ///
  /// @param quantity units a month
  /// @param quantityFrom where the quantity came from, e.g. `size (attribute)`, `730 hours a month`
  /// @param charges the split over the price's tiers; one entry for a flat price
  /// @param usageBased whether the quantity is expected usage
  record Priced(
      PriceKey price,
      BigDecimal quantity,
      String quantityFrom,
      List<Charge> charges,
      BigDecimal monthlyCost,
      boolean usageBased)
      implements LineItem {}

  /// The price is known, the usage is not.
  ///
  /// @param usage the usage keys that are missing, as one sentence
  record DependsOnUsage(PriceKey price, String usage, List<Tier> tiers) implements LineItem {}

  /// No price, or no quantity.
  ///
  /// @param price the key that was asked for; null when an attribute that it is made of is not
  ///   known
  record NotPriced(@Nullable PriceKey price, String reason) implements LineItem {}

  /// A quantity in one tier, at that tier's unit price.
  record Charge(BigDecimal quantity, BigDecimal unitPrice) {}
}
