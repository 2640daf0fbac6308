package io.cloudcostguard.estimation.render;

import io.cloudcostguard.estimation.compare.Effects;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/// The parts of a difference that there are, in words.
final class Causes {

  /// One part.
  record Cause(String word, BigDecimal amount) {}

  /// Those that are not nothing.
  static List<Cause> of(Effects effects) {
    return List.of(
            new Cause("price", effects.price()),
            new Cause("quantity", effects.quantity()),
            new Cause("configuration", effects.configuration()),
            new Cause("added", effects.added()),
            new Cause("removed", effects.removed()),
            new Cause("known on one side only", effects.oneSided()))
        .stream()
        .filter(cause -> cause.amount().signum() != 0)
        .toList();
  }

  /// In one line: `price +$5.00, quantity -$2.00`.
  static String text(Effects effects) {
    return of(effects).stream()
        .map(cause -> cause.word() + " " + Amounts.change(cause.amount()))
        .collect(Collectors.joining(", "));
  }

  private Causes() {}
}
