package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.schemas.price.PriceKey;

/// The price a component asks for, or why it cannot be named.
public sealed interface PriceRef {

  /// Asks for exactly this key.
  record Key(PriceKey key) implements PriceRef {}

  /// A part of the key is not known.
  record Unnamed(String reason) implements PriceRef {}
}
