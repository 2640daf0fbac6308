package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.estimation.plan.Allowed;
import java.util.List;

/// A Terraform resource type: what pricing reads of it and what it is charged for.
///
/// @param name e.g. `aws_nat_gateway`
/// @param attributes what may leave the plan; reading anything else finds nothing
/// @param usageKeys the usage file's keys for it; a `*` stands for one name
/// @param charges what it is charged for
/// @param free whether it costs nothing; such a type may still declare attributes that others read
/// @param inUsageFile whether no plan has it: an entry of the usage file, with its `region`, is the
///   resource
public record ResourceType(
    String name,
    Allowed attributes,
    List<String> usageKeys,
    Charges charges,
    boolean free,
    boolean inUsageFile) {

  /// Says what a resource is charged for.
  @FunctionalInterface
  public interface Charges {
    void of(Resource resource, Components bill);
  }

  /// A type that is charged for.
  public static ResourceType priced(String name, Charges charges) {
    return new ResourceType(name, Allowed.NOTHING, List.of(), charges, false, false);
  }

  /// A type that is charged for and that only the usage file names.
  public static ResourceType inUsageFile(String name, Charges charges) {
    return new ResourceType(name, Allowed.NOTHING, List.of(), charges, false, true);
  }

  /// A type that costs nothing.
  public static ResourceType free(String name) {
    return new ResourceType(name, Allowed.NOTHING, List.of(), (_, _) -> {}, true, false);
  }

  /// With these attributes, as dotted paths without indices, e.g. `root_block_device.volume_size`.
  public ResourceType reading(String... paths) {
    return new ResourceType(name, Allowed.of(paths), usageKeys, charges, free, inUsageFile);
  }

  /// With these usage keys, dotted for nested ones, e.g. `standard.storage_gb`.
  public ResourceType usage(String... keys) {
    return new ResourceType(name, attributes, List.of(keys), charges, free, inUsageFile);
  }

  /// The components of a resource of this type. Where a choice between them was made by an
  /// attribute that is set but not known, none has a price.
  public List<CostComponent> components(Resource resource) {
    Components components = new Components();
    resource.doubts().clear();
    charges.of(resource, components);
    List<String> doubts = resource.doubts().reasons();
    return doubts.isEmpty() ? components.collected() : components.doubted(doubts);
  }
}
