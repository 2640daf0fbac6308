package io.cloudcostguard.pricing.publish;

import org.jspecify.annotations.Nullable;

/// The result of a publication.
///
/// @param version the newest version, which is complete in the topic now
/// @param keys how many histories were sent
public record Publication(long version, long keys) {

  /// What came of publishing, in a sentence.
  ///
  /// @param publication null when there was nothing to publish
  public static String sentence(@Nullable Publication publication) {
    return publication == null
        ? "Nothing to publish."
        : "Published version %d: %d keys.".formatted(publication.version(), publication.keys());
  }
}
