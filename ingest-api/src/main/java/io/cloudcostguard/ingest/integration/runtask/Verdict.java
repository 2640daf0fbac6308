package io.cloudcostguard.ingest.integration.runtask;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The final result of a run task.
///
/// @param approvable whether it fails for the budget alone, and may pass with an approval
/// @param message one sentence or two
/// @param planId null: of a plan that was not estimated
record Verdict(
    boolean passed,
    boolean approvable,
    String message,
    @Nullable String planId,
    List<TaskOutcome> outcomes) {

  Verdict {
    outcomes = List.copyOf(outcomes);
  }

  static Verdict failed(String message) {
    return new Verdict(false, false, message, null, List.of());
  }

  /// One finding, as HCP Terraform lists it.
  ///
  /// @param id the same for the same kind of finding
  /// @param description one line
  /// @param body Markdown; null: none
  /// @param label of its status
  record TaskOutcome(
      String id, String description, @Nullable String body, String label, Level level) {

    /// Whether it lets the run fail.
    boolean isBroken() {
      return level == Level.ERROR;
    }
  }

  /// How a status is coloured.
  enum Level {
    NONE,
    INFO,
    WARNING,
    ERROR;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
