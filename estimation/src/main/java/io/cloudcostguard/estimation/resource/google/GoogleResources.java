package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.FreeTypes;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;
import java.util.stream.Stream;

/// The registry of Google Cloud's resource types. Types that cost nothing and that no other type
/// reads are names in `free.txt`.
public final class GoogleResources {

  private static final List<ResourceType> PRICED_OR_READ = List.of();

  /// Every resource type of Google Cloud that is known, priced or free.
  public static List<ResourceType> all() {
    return Stream.concat(PRICED_OR_READ.stream(), FreeTypes.beside(GoogleResources.class)).toList();
  }

  private GoogleResources() {}
}
