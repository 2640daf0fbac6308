package io.cloudcostguard.estimation.policy;

import io.cloudcostguard.estimation.budget.Glob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rule of a policy pack.
///
/// @param id with the pack's name, e.g. `finops/cost-tags`
/// @param types patterns of resource types that it is for
/// @param except patterns of those that it is not for
/// @param changed whether it is only for what the plan creates or changes
/// @param severity what follows where it is broken
/// @param message what to do, in the words of who wrote the pack; null: none
public record PolicyRule(
    String id,
    List<String> types,
    List<String> except,
    boolean changed,
    Severity severity,
    @Nullable String message,
    PolicyCheck check) {

  /// What follows where a rule is broken.
  public enum Severity {
    /// The plan is to be changed; `--fail-on policy` fails.
    ERROR,
    /// It is told.
    WARNING
  }

  public PolicyRule {
    types = List.copyOf(types);
    except = List.copyOf(except);
  }

  /// Whether it is for resources of a type.
  boolean isFor(String type) {
    return any(types, type) && !any(except, type);
  }

  static boolean any(List<String> patterns, String text) {
    for (String pattern : patterns) {
      if (Glob.matches(pattern, text)) {
        return true;
      }
    }
    return false;
  }
}
