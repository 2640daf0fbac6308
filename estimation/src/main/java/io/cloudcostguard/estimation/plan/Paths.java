package io.cloudcostguard.estimation.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Compares paths of attributes by their steps alone: `disk[0].size` and `disk[1].size` are alike.
final class Paths {

  /// How many of `paths` are alike, by the path without indices.
  static Map<String, Integer> countAlike(Collection<String> paths) {
    Map<String, Integer> alike = new HashMap<>();
    paths.forEach(path -> alike.merge(withoutIndices(path), 1, Integer::sum));
    return alike;
  }

  /// The path without its indices, e.g. `disk.size` of `disk[0].size`.
  static String withoutIndices(String path) {
    int open = path.indexOf('[');
    if (open < 0) {
      return path;
    }
    StringBuilder steps = new StringBuilder(path.length());
    int start = 0;
    while (open >= 0) {
      int end = endOfIndex(path, open);
      if (end > 0) {
        steps.append(path, start, open);
        start = end;
      }
      open = path.indexOf('[', Math.max(end, open + 1));
    }
    return steps.append(path, start, path.length()).toString();
  }

  /// Where the index that begins at `open` ends; negative when none begins there.
  private static int endOfIndex(String path, int open) {
    int end = open + 1;
    while (end < path.length() && path.charAt(end) >= '0' && path.charAt(end) <= '9') {
      end++;
    }
    return end > open + 1 && end < path.length() && path.charAt(end) == ']' ? end + 1 : -1;
  }

  private Paths() {}
}
