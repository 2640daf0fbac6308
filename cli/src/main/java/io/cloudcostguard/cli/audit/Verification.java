package io.cloudcostguard.cli.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The result of an audit.
///
/// @param counts of plans
/// @param chained how many records are in signed checkpoints
/// @param faults how many of each kind; a kind without any is missing
/// @param details the first of the faults, in full
/// @param replayed what else follows from plans
/// @param notChecked what could not be checked and why, as sentences
/// @param notCovered what this audit has no check for in this history, as sentences: it is not
///   proven
public record Verification(
    Counts counts,
    long chained,
    Map<Fault.Kind, Long> faults,
    List<Fault> details,
    Replayed replayed,
    List<String> notChecked,
    List<String> notCovered) {

  public Verification {
    faults = Map.copyOf(faults);
    details = List.copyOf(details);
    notChecked = List.copyOf(notChecked);
    notCovered = List.copyOf(notCovered);
  }

  /// What was replayed of budgets.
  ///
  /// @param workspaces whose costs follow from their plans and settlements
  /// @param standings of budgets that follow from workspaces
  /// @param alerts that follow from standings
  /// @param recommendations that their plans give
  /// @param deliveries of events that are there, with an end
  public record Replayed(
      long workspaces, long standings, long alerts, long recommendations, long deliveries) {

    Replayed with(long ofPlans, long ofEvents) {
      return new Replayed(workspaces, standings, alerts, ofPlans, ofEvents);
    }
  }

  /// What an audit says in a word.
  public enum Result {
    PROVEN("proven"),
    NOT_PROVEN("not proven"),
    INCOMPLETE("incomplete");

    private final String word;

    Result(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// Not proven, if there is any fault; incomplete, if something could not be checked.
  public Result result() {
    if (!faults.isEmpty()) {
      return Result.NOT_PROVEN;
    }
    return counts.engines() > 0 || !notChecked.isEmpty() ? Result.INCOMPLETE : Result.PROVEN;
  }

  /// Whether no fault was found.
  public boolean isFaultless() {
    return faults.isEmpty();
  }

  /// How many faults of a kind.
  public long count(Fault.Kind kind) {
    return faults.getOrDefault(kind, 0L);
  }

  /// How many faults in all.
  public long faultCount() {
    return faults.values().stream().mapToLong(Long::longValue).sum();
  }

  /// In one line.
  public String summary() {
    List<String> parts = new ArrayList<>();
    parts.add("%,d estimates identical".formatted(counts.identical()));
    parts.add("%,d rejected or cancelled".formatted(counts.rejected()));
    add(parts, counts.waiting(), "waiting for the estimator");
    add(parts, counts.repeated(), "submitted twice");
    add(parts, counts.engines(), "by another engine version, not comparable");
    add(parts, counts.unreadable(), "records unreadable");
    add(parts, replayed.workspaces(), "workspaces");
    add(parts, replayed.standings(), "standings of budgets");
    add(parts, replayed.alerts(), "alerts");
    add(parts, replayed.recommendations(), "recommendations");
    add(parts, replayed.deliveries(), "deliveries");
    add(parts, chained, "records in checkpoints");
    String found =
        faults.isEmpty()
            ? "no fault"
            : new TreeMap<>(faults)
                .entrySet().stream()
                    .map(each -> each.getKey().count(each.getValue()))
                    .collect(Collectors.joining(", "));
    return "%s: %,d plans: %s; %s"
        .formatted(
            result().word().substring(0, 1).toUpperCase(Locale.ROOT) + result().word().substring(1),
            counts.plans(),
            String.join(", ", parts),
            found);
  }

  private static void add(List<String> parts, long number, String what) {
    if (number > 0) {
      parts.add("%,d %s".formatted(number, what));
    }
  }
}
