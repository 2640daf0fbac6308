package io.cloudcostguard.schemas.plan;

/// How far a plan is on its way to being real.
public enum Stage {
  /// It may be applied, e.g. that of a pull request.
  PROPOSED,
  /// It was applied, or is about to be without a further question.
  APPLIED
}
