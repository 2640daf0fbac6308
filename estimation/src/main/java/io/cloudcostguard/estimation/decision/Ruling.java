package io.cloudcostguard.estimation.decision;

/// Says what becomes of a plan; the gravest ruling of all rules counts.
public enum Ruling {
  /// It may be applied.
  PASS,
  /// It may be applied, with a warning.
  WARN,
  /// It is unknown: prices are missing, or the plan covers a part only.
  INCOMPLETE,
  /// It may be applied when it is approved.
  SOFT_BLOCK,
  /// It may not be applied.
  HARD_BLOCK;

  /// Whether it stops a plan.
  public boolean blocks() {
    return this == SOFT_BLOCK || this == HARD_BLOCK;
  }
}
