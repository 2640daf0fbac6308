package io.cloudcostguard.pricing.catalogue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The status of the catalogue: its newest version, and each source.
///
/// @param newest null when nothing was ever loaded
/// @param published the newest version that is completely in the topic; 0 when none is
public record CatalogueStatus(@Nullable Version newest, long published, List<Source> sources) {

  public CatalogueStatus {
    sources = List.copyOf(sources);
  }

  /// A version.
  ///
  /// @param source whose load made it
  /// @param keys that have a history, withdrawn ones too
  public record Version(
      long version, String source, Instant loadedAt, long keys, @Nullable Instant publishedAt) {}

  /// A source as its last load left it.
  ///
  /// @param prices keys that it has
  /// @param checkedAt when it was last found to have them; null when it never was loaded
  /// @param rejected rows of its last load that were no prices
  /// @param failure why its last load failed; null when it did not
  public record Source(
      String name,
      long prices,
      @Nullable Instant checkedAt,
      long rejected,
      @Nullable String failure) {}
}
