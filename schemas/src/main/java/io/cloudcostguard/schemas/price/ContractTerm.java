package io.cloudcostguard.schemas.price;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One term of a tenant's contract: the price or discount of a scope.
///
/// @param price what is agreed for the one key that is the scope; it comes before any discount
/// @param discount what is off the list prices of the scope and of all under it
public record ContractTerm(@Nullable Price price, @Nullable Discount discount) {

  public ContractTerm {
    if (price == null && discount == null) {
      throw new IllegalArgumentException("A term of a contract has a price or a discount");
    }
  }

  /// A percentage off list prices.
  ///
  /// @param percent from -100 to 100; negative for a markup
  /// @param effectiveFrom the day the contract dates it
  /// @param source where it was agreed, e.g. `EDP 2026`; may be empty
  public record Discount(BigDecimal percent, LocalDate effectiveFrom, String source) {

    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    public Discount {
      if (percent.abs().compareTo(MOST) > 0) {
        throw new IllegalArgumentException(
            "A discount is from -100 to 100 percent, not " + percent.toPlainString());
      }
      percent = percent.signum() == 0 ? BigDecimal.ZERO : percent.stripTrailingZeros();
    }

    /// The discounted price of a unit with the list price `list`; exact.
    public BigDecimal off(BigDecimal list) {
      return list.multiply(MOST.subtract(percent)).movePointLeft(2);
    }
  }
}
