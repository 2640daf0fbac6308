package io.cloudcostguard.estimation.usage;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Finds what a misspelt name was meant to be.
public final class Closest {

  private static final int FEWEST = 1;
  private static final int MOST = 4;

  /// The candidate that the fewest edits make of `name`, the first of those; null when none is
  /// near: more than one letter in four differs.
  public static @Nullable String to(String name, Collection<String> candidates) {
    int limit = Math.clamp(name.length() / 4, FEWEST, MOST);
    String closest = null;
    for (String candidate : candidates) {
      int edits = edits(name, candidate, limit);
      if (edits <= limit) {
        closest = candidate;
        limit = edits - 1;
      }
    }
    return closest;
  }

  /// The Levenshtein distance; some number above `limit` where it is more than that.
  private static int edits(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] above = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    Arrays.setAll(above, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(swap, Math.min(above[j], row[j - 1]) + 1);
        least = Math.min(least, row[j]);
      }
      if (least > limit) {
        return limit + 1;
      }
      int[] done = above;
      above = row;
      row = done;
    }
    return above[b.length()];
  }

  private Closest() {}
}
