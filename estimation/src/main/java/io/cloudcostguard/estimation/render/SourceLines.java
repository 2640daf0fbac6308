package io.cloudcostguard.estimation.render;

import org.jspecify.annotations.Nullable;

/// Says where a resource is declared.
@FunctionalInterface
public interface SourceLines {

  /// A line of a file.
  ///
  /// @param file relative to the root of the repository, with slashes
  record SourceLine(String file, int line) {}

  /// Of the resource of an address; null where it is not known.
  @Nullable SourceLine of(String address);
}
