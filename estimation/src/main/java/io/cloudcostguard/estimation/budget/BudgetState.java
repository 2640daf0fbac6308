package io.cloudcostguard.estimation.budget;

import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which thresholds of a budget are crossed. Crossings are counted for ever, so that no two have
/// the same alert id.
///
/// @param episode the number of the newest crossing
/// @param firing the thresholds that are crossed, with the number of the crossing that told so
public record BudgetState(long episode, Map<String, Long> firing) {

  public static final BudgetState INITIAL = new BudgetState(0, Map.of());

  /// In the place of a threshold: prices are missing.
  public static final String INCOMPLETE = "incomplete";

  public BudgetState {
    firing = firing == null ? Map.of() : Map.copyOf(firing);
  }

  /// Nothing crossed so far.
  ///
  /// @param episode the number of the last crossing
  public static BudgetState after(long episode) {
    return new BudgetState(episode, Map.of());
  }

  boolean isFiring(String threshold) {
    return firing.containsKey(threshold);
  }

  /// Why its alert fires; null: it does not.
  public @Nullable Cause cause() {
    if (firing.isEmpty()) {
      return null;
    }
    return firing.size() == 1 && firing.containsKey(INCOMPLETE) ? Cause.INCOMPLETE : Cause.EXCEEDED;
  }

  Changing change() {
    return new Changing(this);
  }

  /// A state that is being changed.
  static final class Changing {
    private final Map<String, Long> firing;
    private long episode;

    private Changing(BudgetState state) {
      firing = new TreeMap<>(state.firing);
      episode = state.episode;
    }

    long begin() {
      return ++episode;
    }

    void fire(String threshold, long of) {
      firing.put(threshold, of);
    }

    /// The number of the crossing that is over.
    long end(String threshold) {
      Long of = firing.remove(threshold);
      return of == null ? episode : of;
    }

    BudgetState done() {
      return new BudgetState(episode, firing);
    }
  }
}
