package io.cloudcostguard.schemas;

import java.math.BigDecimal;
import java.util.Currency;

/// An exact amount in one currency.
///
/// @param currency ISO 4217
public record Money(BigDecimal amount, String currency) {

  public Money {
    Currency.getInstance(currency);
  }

  public static Money usd(String amount) {
    return new Money(new BigDecimal(amount), "USD");
  }
}
