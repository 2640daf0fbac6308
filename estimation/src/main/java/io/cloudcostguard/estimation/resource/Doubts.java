package io.cloudcostguard.estimation.resource;

import java.util.ArrayList;
import java.util.List;

/// Why attributes are not known that decided what a resource is charged for. No price is right
/// then; the price of a default would be a guess.
final class Doubts {

  /// Takes none.
  static final Doubts NONE = new Doubts();

  private final List<String> reasons = new ArrayList<>(0);

  void add(String reason) {
    if (this != NONE) {
      reasons.add(reason);
    }
  }

  void clear() {
    reasons.clear();
  }

  List<String> reasons() {
    return reasons;
  }
}
