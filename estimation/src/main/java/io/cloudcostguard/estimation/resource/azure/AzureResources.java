package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.FreeTypes;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;
import java.util.stream.Stream;

/// The registry of Azure's resource types. Types that cost nothing and that no other type reads are
/// names in `free.txt`.
public final class AzureResources {

  private static final List<ResourceType> PRICED_OR_READ = List.of();

  /// Every resource type of Azure that is known, priced or free.
  public static List<ResourceType> all() {
    return Stream.concat(PRICED_OR_READ.stream(), FreeTypes.beside(AzureResources.class)).toList();
  }

  private AzureResources() {}
}
