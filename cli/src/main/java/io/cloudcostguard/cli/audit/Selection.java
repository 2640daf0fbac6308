package io.cloudcostguard.cli.audit;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which plans an audit proves: all that meet every condition.
///
/// @param from submitted at this time or later; null: from the first on
/// @param to submitted before this time; null: up to the last
/// @param tenant null: of all
/// @param project null: of all
/// @param ids of plans; empty: all
/// @param sample the part that is chosen, between 0 and 1, by the plans' ids: always the same ones
public record Selection(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String tenant,
    @Nullable String project,
    Set<String> ids,
    double sample) {

  /// Every plan.
  public static final Selection ALL = new Selection(null, null, null, null, Set.of(), 1);

  private static final long PARTS = 1_000_000;

  /// @throws IllegalArgumentException if it can meet nothing
  public Selection {
    ids = Set.copyOf(ids);
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("--from %s is not before --to %s".formatted(from, to));
    }
    if (!(sample > 0 && sample <= 1)) {
      throw new IllegalArgumentException("A sample is more than 0 % and at most 100 %");
    }
  }

  /// Whether nothing is left out.
  boolean isAll() {
    return equals(ALL);
  }

  boolean takes(OutcomeHead head, PlanTable.Key key, long timestamp) {
    return takesTime(timestamp)
        && (tenant == null || tenant.equals(head.tenant()))
        && (project == null || project.equals(head.project()))
        && (ids.isEmpty() || ids.contains(head.id()))
        && (sample == 1 || Math.floorMod(key.low(), PARTS) < sample * PARTS);
  }

  private boolean takesTime(long timestamp) {
    return (from == null || timestamp >= from.toEpochMilli())
        && (to == null || timestamp < to.toEpochMilli());
  }

  /// What is chosen, in words; empty for all.
  String words() {
    StringBuilder words = new StringBuilder();
    add(words, "from", from);
    add(words, "to", to);
    add(words, "tenant", tenant);
    add(words, "project", project);
    add(words, "id", ids.isEmpty() ? null : String.join(", ", ids.stream().sorted().toList()));
    add(words, "sample", sample == 1 ? null : sample * 100 + " %");
    return words.toString();
  }

  private static void add(StringBuilder words, String name, @Nullable Object value) {
    if (value != null) {
      words.append(words.isEmpty() ? "" : ", ").append(name).append(' ').append(value);
    }
  }
}
