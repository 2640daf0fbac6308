package io.cloudcostguard.estimation.policy;

import io.cloudcostguard.estimation.policy.PolicyRule.Severity;
import java.util.List;

/// What the rules of policy packs made of a plan.
///
/// @param rules the ids of all rules, in their order
/// @param checked how often a rule was held against a resource
/// @param broken how many of those broke a rule whose severity is error
/// @param warned how many broke one whose severity is warning
/// @param unknown how many could not be told
/// @param findings those that are not as they should be: the gravest first; of very many, the first
/// @param notShown how many there are beyond those
/// @param idle the ids of rules that no resource of the plan is for
public record PolicyReport(
    List<String> rules,
    int checked,
    int broken,
    int warned,
    int unknown,
    List<Finding> findings,
    int notShown,
    List<String> idle) {

  public PolicyReport {
    rules = List.copyOf(rules);
    findings = List.copyOf(findings);
    idle = List.copyOf(idle);
  }

  /// What came of one rule at one resource.
  public enum Outcome {
    BROKEN,
    WARNED,
    /// The plan does not tell: a value is known only after apply, or hidden.
    UNKNOWN
  }

  /// A resource that is not as a rule asks, or of which that cannot be told.
  ///
  /// @param message what is, and what should be; one or two sentences
  public record Finding(
      String rule,
      Severity severity,
      Outcome outcome,
      String address,
      String type,
      String message) {}
}
