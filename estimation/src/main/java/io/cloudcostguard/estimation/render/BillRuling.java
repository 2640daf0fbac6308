package io.cloudcostguard.estimation.render;

import java.util.List;

/// Says in words whether a plan may pass, for a comment and for a test report.
///
/// @param gravity what becomes of the plan
/// @param ruling one sentence
/// @param reasons what the rules said, the gravest first
/// @param limits what is left below each limit
/// @param next what a person does now
public record BillRuling(
    Gravity gravity, String ruling, List<String> reasons, List<String> limits, String next) {

  /// What becomes of a plan.
  public enum Gravity {
    PASSES,
    WARNS,
    /// Not known: prices are missing, or the plan covers a part only.
    OPEN,
    BLOCKS
  }

  public BillRuling {
    reasons = List.copyOf(reasons);
    limits = List.copyOf(limits);
  }
}
