package io.cloudcostguard.estimation.resource;

import java.util.LinkedHashSet;
import java.util.Set;

/// Why attributes are not known that decided what a resource is charged for. No price is right
/// then; the price of a default would be a guess.
final class Doubts {

  /// Takes none.
  static final Doubts NONE = new Doubts();

  private final Set<String> reasons = new LinkedHashSet<>(0);

  void add(String reason) {
    if (this != NONE) {
      reasons.add(reason);
    }
  }

  void clear() {
    reasons.clear();
  }

  Set<String> reasons() {
    return reasons;
  }
}
