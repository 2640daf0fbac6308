package io.cloudcostguard.schemas.plan;

/// The stage of a plan: proposed or applied.
public enum Stage {
  /// It may be applied, e.g. that of a pull request.
  PROPOSED,
  /// It was applied, or is about to be without a further question.
  APPLIED
}
