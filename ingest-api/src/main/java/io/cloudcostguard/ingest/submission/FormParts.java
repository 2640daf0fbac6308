package io.cloudcostguard.ingest.submission;

import org.jspecify.annotations.Nullable;

/// The names of the parts of a form with a plan.
///
/// @param plan the part that must be there
/// @param usage the part with the expected usage
/// @param others is given every other part; null: there may be none
public record FormParts(String plan, String usage, @Nullable Texts others) {

  static final FormParts OURS = new FormParts("plan", "usage", null);

  /// Takes the parts that are short texts.
  public interface Texts {

    /// One part.
    ///
    /// @param text the beginning of it, where it is long
    void take(String part, String text);
  }
}
