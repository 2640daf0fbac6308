package io.cloudcostguard.schemas.estimate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
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
  /// @param contracted why it is not at list prices; null when it is
  record Priced(
      PriceKey price,
      BigDecimal quantity,
      String quantityFrom,
      List<Charge> charges,
      BigDecimal monthlyCost,
      boolean usageBased,
      @Nullable Contracted contracted)
      implements LineItem {

    /// The same with its line at list prices beside it.
    public Priced beside(Contracted list) {
      return new Priced(price, quantity, quantityFrom, charges, monthlyCost, usageBased, list);
    }
  }

  /// The price is known, the usage is not.
  ///
  /// @param usage the usage keys that are missing, as one sentence
  /// @param contracted why the tiers are not those of the list price; null when they are
  record DependsOnUsage(
      PriceKey price, String usage, List<Tier> tiers, @Nullable Contracted contracted)
      implements LineItem {

    /// The same with its line at list prices beside it.
    public DependsOnUsage beside(Contracted list) {
      return new DependsOnUsage(price, usage, tiers, list);
    }
  }

  /// No price, or no quantity.
  ///
  /// @param price the key that was asked for; null when an attribute that it is made of is not
  ///   known
  /// @param quantity units a month, without trailing zeros; null when it is not known, or is usage
  record NotPriced(@Nullable PriceKey price, String reason, @Nullable BigDecimal quantity)
      implements LineItem {

    /// No price list that was loaded has the key.
    public static NotPriced unlisted(PriceKey key, @Nullable BigDecimal quantity) {
      return new NotPriced(key, reasonOf(key), quantity);
    }

    /// Whether another price list may bring the price.
    public boolean lacksListing() {
      return price != null && reason.equals(reasonOf(price));
    }

    private static String reasonOf(PriceKey key) {
      return "no price for " + key;
    }
  }

  /// Whether two sides of a line cost the same, even where neither is known: the same quantity of
  /// the same, or the same usage that was not given.
  static boolean costTheSame(@Nullable LineItem one, @Nullable LineItem other) {
    return Objects.equals(one, other)
        && (!(one instanceof NotPriced missing)
            || (missing.price() != null && missing.quantity() != null));
  }

  /// Why a line is at another price than the vendor's list has.
  ///
  /// @param rule what of the tenant's contract made the price, e.g. `12 % off aws/ec2 (EDP 2026,
  ///   effective 2026-01-01)`
  /// @param list the same line at list prices; not priced where the vendor lists none
  record Contracted(String rule, LineItem list) {}

  /// A quantity in one tier, at that tier's unit price.
  record Charge(BigDecimal quantity, BigDecimal unitPrice) {}
}
