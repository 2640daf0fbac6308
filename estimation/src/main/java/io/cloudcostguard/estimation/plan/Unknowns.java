package io.cloudcostguard.estimation.plan;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Tells attributes that are set to something unknown from those that are not set and that the
/// provider will fill in: a plan marks both as unknown.
final class Unknowns {

  /// @param unknown paths that the plan marks
  /// @param set paths that the configuration has an expression for
  static Set<String> thatAreSet(Set<String> unknown, Set<String> set) {
    if (unknown.isEmpty()) {
      return Set.of();
    }
    return unknown.stream()
        .filter(path -> set.contains(path) || set.contains(path.replace("[0].", ".")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Unknowns() {}
}
