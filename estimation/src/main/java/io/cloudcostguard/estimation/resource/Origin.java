package io.cloudcostguard.estimation.resource;

import java.math.BigDecimal;

/// Where a quantity came from, as a formula; written out only when a proof is shown.
sealed interface Origin {

  /// An attribute of the resource.
  record Attribute(String path) implements Origin {}

  /// A key of the usage file.
  record UsageKey(String key) implements Origin {}

  /// What holds when the attribute is not set.
  record Default(String path, BigDecimal value) implements Origin {}

  /// A number of the vendor's price rules.
  record Constant(String text) implements Origin {}

  /// Two quantities and what was done with them.
  record Formula(Origin left, String operator, Origin right) implements Origin {}

  /// Whether expected usage is part of it.
  default boolean usageBased() {
    return switch (this) {
      case UsageKey _ -> true;
      case Formula(var left, _, var right) -> left.usageBased() || right.usageBased();
      case Attribute _, Default _, Constant _ -> false;
    };
  }

  /// The formula as a reader would write it, e.g. `monthly_requests (usage) × 0.2`.
  default String text() {
    return switch (this) {
      case Attribute(var path) -> path + " (attribute)";
      case UsageKey(var key) -> key + " (usage)";
      case Default(var path, var value) -> value.toPlainString() + " (default of " + path + ")";
      case Constant(var text) -> text;
      case Formula(var left, var operator, var right) ->
          operand(left) + " " + operator + " " + operand(right);
    };
  }

  private static String operand(Origin origin) {
    return origin instanceof Formula ? "(" + origin.text() + ")" : origin.text();
  }
}
