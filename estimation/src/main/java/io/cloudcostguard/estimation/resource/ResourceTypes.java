package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.estimation.plan.AllowList;
import io.cloudcostguard.estimation.plan.Allowed;
import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.estimation.resource.aws.AwsResources;
import io.cloudcostguard.estimation.resource.azure.AzureResources;
import io.cloudcostguard.estimation.resource.google.GoogleResources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All resource types that this version knows.
public final class ResourceTypes implements AllowList {

  /// Types that cost nothing whatever the vendor: Terraform's own and those of utility providers.
  private static final List<String> UTILITY_PREFIXES =
      List.of("null_", "random_", "time_", "tls_", "local_", "terraform_", "archive_", "template_");

  private final Map<String, ResourceType> byName = new HashMap<>();

  public ResourceTypes() {
    for (Vendor vendor : Vendor.values()) {
      for (ResourceType type : of(vendor)) {
        if (byName.put(type.name(), type) != null) {
          throw new IllegalStateException("Two resource types are named " + type.name());
        }
      }
    }
  }

  /// The types of one vendor.
  static List<ResourceType> of(Vendor vendor) {
    return switch (vendor) {
      case AWS -> AwsResources.all();
      case AZURE -> AzureResources.all();
      case GOOGLE -> GoogleResources.all();
      case OTHER -> List.of();
    };
  }

  /// The type of this name; null when it is not supported.
  public @Nullable ResourceType find(String name) {
    ResourceType type = byName.get(name);
    if (type == null && UTILITY_PREFIXES.stream().anyMatch(name::startsWith)) {
      return ResourceType.free(name);
    }
    return type;
  }

  @Override
  public @Nullable Allowed of(String resourceType) {
    ResourceType type = byName.get(resourceType);
    return type == null ? null : type.attributes();
  }

  /// Every type, by name.
  public List<ResourceType> all() {
    return byName.values().stream()
        .sorted(java.util.Comparator.comparing(ResourceType::name))
        .toList();
  }
}
