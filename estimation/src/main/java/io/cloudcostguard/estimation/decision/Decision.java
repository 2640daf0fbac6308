package io.cloudcostguard.estimation.decision;

import java.util.Comparator;
import java.util.List;

/// Says whether a plan may pass, and why.
///
/// @param decision the gravest ruling of the reasons; without any, the plan passes
/// @param reasons the gravest first
public record Decision(Ruling decision, List<Reason> reasons) {

  public Decision {
    reasons = List.copyOf(reasons);
  }

  /// From what each rule says.
  public static Decision of(List<Reason> reasons) {
    List<Reason> sorted =
        reasons.stream().sorted(Comparator.comparing(Reason::ruling).reversed()).toList();
    return new Decision(sorted.isEmpty() ? Ruling.PASS : sorted.getFirst().ruling(), sorted);
  }
}
