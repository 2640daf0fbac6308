package io.cloudcostguard.estimation.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// Reads an index of resource types that cost nothing and that no other type reads: `free.txt`
/// beside the registry of a vendor's types, one name a line.
public final class FreeTypes {

  /// The types that are named beside `registry`.
  public static Stream<ResourceType> beside(Class<?> registry) {
    try (InputStream names = registry.getResourceAsStream("free.txt")) {
      if (names == null) {
        throw new IllegalStateException("free.txt is missing beside " + registry.getName());
      }
      return new String(names.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(ResourceType::free);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FreeTypes() {}
}
