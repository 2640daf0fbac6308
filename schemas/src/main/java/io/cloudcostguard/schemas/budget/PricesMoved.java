package io.cloudcostguard.schemas.budget;

import io.cloudcostguard.schemas.price.PriceKey;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which prices of a catalogue version changed a cost.
///
/// @param since the oldest version that any part of the cost was priced at before
/// @param version that it is priced at since
/// @param moves at most [#MOST], the largest effect first
public record PricesMoved(long since, long version, List<PriceMove> moves) {

  /// How many prices are kept.
  public static final int MOST = 50;

  public PricesMoved {
    moves = largest(moves, MOST);
  }

  /// With those that another cost was changed by.
  public PricesMoved and(PricesMoved other) {
    Map<PriceKey, PriceMove> sums = new LinkedHashMap<>();
    for (PricesMoved each : List.of(this, other)) {
      for (PriceMove move : each.moves) {
        sums.merge(
            move.key(),
            move,
            (one, two) ->
                new PriceMove(
                    one.key(), one.before(), two.after(), one.effect().add(two.effect())));
      }
    }
    return new PricesMoved(
        Math.min(since, other.since),
        Math.max(version, other.version),
        largest(sums.values(), MOST));
  }

  /// With the largest moves only.
  public PricesMoved top(int most) {
    return new PricesMoved(since, version, largest(moves, most));
  }

  private static List<PriceMove> largest(Collection<PriceMove> moves, int most) {
    return moves.stream()
        .sorted(
            Comparator.<PriceMove, BigDecimal>comparing(move -> move.effect().abs())
                .reversed()
                .thenComparing(move -> move.key().value()))
        .limit(most)
        .toList();
  }
}
