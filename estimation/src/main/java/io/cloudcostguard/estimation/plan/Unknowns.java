package io.cloudcostguard.estimation.plan;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells attributes that are set to something unknown from those that are not set and that the
/// provider will fill in: a plan marks both as unknown.
final class Unknowns {

  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

  /// @param unknown paths that the plan marks
  /// @param set paths that the configuration has an expression for
  static Set<String> thatAreSet(Set<String> unknown, Set<String> set) {
    if (unknown.isEmpty()) {
      return Set.of();
    }
    return unknown.stream()
        .filter(path -> isSet(path, set) || isSetInAnotherBlock(path, unknown, set))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isSet(String path, Set<String> set) {
    return set.contains(path) || set.contains(path.replace("[0].", "."));
  }

  /// The blocks of a set come in another order than they are written. If more of them have an
  /// unknown value here than do not set it, then one of these is set.
  private static boolean isSetInAnotherBlock(String path, Set<String> unknown, Set<String> set) {
    int dot = path.lastIndexOf("].");
    if (dot < 0) {
      return false;
    }
    String like = withoutIndices(path);
    String block = withoutIndices(path.substring(0, dot + 1));
    long written = count(set, block);
    return written > 1 && count(unknown, like) > written - count(set, like) && count(set, like) > 0;
  }

  private static long count(Set<String> paths, String like) {
    return paths.stream().filter(path -> withoutIndices(path).equals(like)).count();
  }

  private static String withoutIndices(String path) {
    return INDEX.matcher(path).replaceAll("");
  }

  private Unknowns() {}
}
