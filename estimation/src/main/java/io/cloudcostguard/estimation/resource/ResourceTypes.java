package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.estimation.plan.AllowList;
import io.cloudcostguard.estimation.plan.Allowed;
import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.estimation.resource.aws.AwsResources;
import io.cloudcostguard.estimation.resource.azure.AzureResources;
import io.cloudcostguard.estimation.resource.google.GoogleResources;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All resource types that this version knows.
public final class ResourceTypes implements AllowList {

  /// Types that cost nothing whatever the vendor: Terraform's own and those of utility providers.
  private static final List<String> UTILITY_PREFIXES =
      List.of("null_", "random_", "time_", "tls_", "local_", "terraform_", "archive_", "template_");

  private final Map<String, ResourceType> byName = new HashMap<>();

  /// Twins by name; of several of one name, the first that a resource is.
  private final Map<String, List<Twin>> twins = new HashMap<>();

  public ResourceTypes() {
    for (Vendor vendor : Vendor.values()) {
      of(vendor).forEach(this::add);
      twinsOf(vendor)
          .forEach(twin -> twins.computeIfAbsent(twin.name(), _ -> new ArrayList<>(1)).add(twin));
    }
    twins.forEach((name, of) -> add(twin(name, of)));
  }

  private void add(ResourceType type) {
    if (byName.put(type.name(), type) != null) {
      throw new IllegalStateException("Two resource types are named " + type.name());
    }
  }

  /// Charged as what it is a twin of; a resource of it is seen as one of that type.
  private ResourceType twin(String name, List<Twin> twins) {
    List<ResourceType> types =
        twins.stream()
            .map(twin ->
                Objects.requireNonNull(
                    byName.get(twin.type()), () -> name + " is a twin of no type: " + twin.type()))
            .toList();
    ResourceType twin =
        types.stream().allMatch(ResourceType::free)
            ? ResourceType.free(name)
            : ResourceType.priced(name, this::chargeAsSeen);
    return twin.reading(
            Stream.concat(
                    twins.stream().map(Twin::when).filter(when -> !when.isEmpty()),
                    twins.stream().flatMap(of -> of.attributes().stream()).map(Twin.Renamed::read))
                .distinct()
                .toArray(String[]::new))
        .usage(types.stream().flatMap(type -> type.numbers().stream()).distinct().toList())
        .usageText(types.stream().flatMap(type -> type.usageTexts().stream()).distinct().toList());
  }

  private void chargeAsSeen(Resource seen, Components bill) {
    ResourceType type = byName.get(seen.type());
    if (type != null) {
      type.charges().of(seen, bill);
    }
  }

  /// The types of other providers that are the same as types of a vendor.
  static List<Twin> twinsOf(Vendor vendor) {
    return switch (vendor) {
      case AWS -> AwsResources.twins();
      case AZURE, GOOGLE, OTHER -> List.of();
    };
  }

  /// Whether a type is charged as another one that it is the same thing as.
  boolean isTwin(ResourceType type) {
    return twins.containsKey(type.name());
  }

  /// The resources as they are charged: twins as what they are twins of, all others as they are.
  public List<PlannedResource> seen(List<PlannedResource> planned) {
    return planned.stream().map(this::seen).toList();
  }

  private PlannedResource seen(PlannedResource planned) {
    for (Twin twin : twins.getOrDefault(planned.type(), List.of())) {
      if (twin.is(planned)) {
        return twin.seen(planned);
      }
    }
    return planned;
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
