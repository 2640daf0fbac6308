package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.estimation.plan.Allowed;
import java.util.List;
import java.util.Set;

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

  /// The usage keys, without what they are nested in, whose values are no numbers.
  private static final Set<String> TEXTS =
      Set.of(
          "api_throughput_limit",
          "architecture",
          "dx_connection_type",
          "dx_virtual_interface_type",
          "endpoint_type",
          "instance_tier",
          "operating_system",
          "region",
          "reserved_instance_payment_option",
          "reserved_instance_term",
          "reserved_instance_type");

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

  /// Whether the usage file may have this key for it.
  boolean hasUsageKey(String key) {
    return usageKeys.stream().anyMatch(declared -> matches(declared, key));
  }

  /// Whether the value of this usage key is text; else it is a number.
  boolean readsText(String key) {
    return TEXTS.contains(key.substring(key.lastIndexOf('.') + 1));
  }

  private static boolean matches(String declared, String key) {
    int star = declared.indexOf('*');
    if (star < 0) {
      return declared.equals(key);
    }
    int end = key.length() - (declared.length() - star - 1);
    return end > star
        && key.startsWith(declared.substring(0, star))
        && key.endsWith(declared.substring(star + 1))
        && key.substring(star, end).indexOf('.') < 0;
  }

  /// The components of a resource of this type. Where a choice between them was made by an
  /// attribute that is set but not known, none has a price.
  public List<CostComponent> components(Resource resource) {
    Components components = new Components();
    resource.doubts().clear();
    charges.of(resource, components);
    Set<String> doubts = resource.doubts().reasons();
    return doubts.isEmpty() ? components.collected() : components.doubted(doubts);
  }
}
