package io.cloudcostguard.pricing.source;

import org.jspecify.annotations.Nullable;

/// Says who loaded prices by hand, and why.
///
/// @param actor as `ccg.audit` calls them, e.g. `operator alice`
/// @param reason null where none was given
public record ByHand(String actor, @Nullable String reason) {

  private static final int LONGEST = 1000;

  /// @throws IllegalArgumentException if a text is empty, too long, or has control characters
  public ByHand {
    require("actor", actor);
    if (reason != null) {
      require("reason", reason);
    }
  }

  private static void require(String name, String text) {
    if (text.isBlank()
        || text.length() > LONGEST
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "The %s is a text of 1 to %d characters without control characters"
              .formatted(name, LONGEST));
    }
  }
}
