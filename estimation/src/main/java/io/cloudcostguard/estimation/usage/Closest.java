package io.cloudcostguard.estimation.usage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Suggests corrections of misspelt names. The work is bounded: only short names of nearly the same
/// length are compared, up to a limit.
public final class Closest {

  private static final int FEWEST = 1;
  private static final int MOST = 4;

  /// Longer names are not compared.
  private static final int LONGEST = 200;

  /// Pairs of letters that are compared, for all names together.
  private static final long WORK = 5_000_000;

  /// A candidate, and how many came before it.
  private record Candidate(String name, int place) {}

  private final SortedMap<Integer, List<Candidate>> byLength = new TreeMap<>();
  private final long most;
  private long work;

  public Closest(Collection<String> candidates) {
    this(candidates, WORK);
  }

  Closest(Collection<String> candidates, long most) {
    this.most = most;
    int place = 0;
    for (String candidate : candidates) {
      if (candidate.length() <= LONGEST) {
        byLength
            .computeIfAbsent(candidate.length(), _ -> new ArrayList<>())
            .add(new Candidate(candidate, place++));
      }
    }
  }

  /// The candidate that the fewest edits make of `name`, the first of those; null when none is
  /// near: more than one letter in four differs.
  public static @Nullable String to(String name, Collection<String> candidates) {
    return new Closest(candidates).to(name);
  }

  /// As [#to(String, Collection)], of these candidates; null also once too much was compared.
  public @Nullable String to(String name) {
    if (name.length() > LONGEST) {
      return null;
    }
    int limit = Math.clamp(name.length() / 4, FEWEST, MOST);
    Candidate closest = null;
    int fewest = limit;
    Map<Integer, List<Candidate>> near =
        byLength.subMap(name.length() - limit, name.length() + limit + 1);
    for (List<Candidate> alike : near.values()) {
      for (Candidate candidate : alike) {
        if (work >= most) {
          return null;
        }
        int edits = edits(name, candidate.name(), fewest);
        if (edits < fewest
            || (edits == fewest && (closest == null || candidate.place() < closest.place()))) {
          closest = candidate;
          fewest = edits;
        }
      }
    }
    return closest == null ? null : closest.name();
  }

  /// How many pairs of letters were compared.
  long work() {
    return work;
  }

  /// The Levenshtein distance; some number above `limit` where it is more than that. Only what is
  /// within `limit` of the diagonal is computed: what is further off takes more edits.
  private int edits(String a, String b, int limit) {
    work++;
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int width = 2 * limit + 1;
    int[] above = new int[width + 2];
    int[] row = new int[width + 2];
    // Cell j of a row i is at j - i + limit + 1; the first and the last are beyond the band.
    for (int k = 0; k < above.length; k++) {
      int j = k - limit - 1;
      above[k] = j < 0 || j > limit ? limit + 1 : j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int least = limit + 1;
      row[0] = limit + 1;
      row[width + 1] = limit + 1;
      for (int k = 1; k <= width; k++) {
        int j = i + k - limit - 1;
        if (j < 0 || j > b.length()) {
          row[k] = limit + 1;
          continue;
        }
        work++;
        int edits = j == 0 ? i : above[k] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[k] = Math.min(edits, Math.min(above[k + 1], row[k - 1]) + 1);
        least = Math.min(least, row[k]);
      }
      if (least > limit) {
        return limit + 1;
      }
      int[] done = above;
      above = row;
      row = done;
    }
    return Math.min(above[b.length() - a.length() + limit + 1], limit + 1);
  }
}
