package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.estimation.plan.Allowed;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A Terraform resource type: what pricing reads of it and what it is charged for.
///
/// @param name e.g. `aws_nat_gateway`
/// @param attributes what may leave the plan; reading anything else finds nothing
/// @param usageKeys the usage file's keys for it; a `*` stands for one name
/// @param usageTexts those of them whose values are text; of the others they are numbers
/// @param charges what it is charged for
/// @param free whether it costs nothing; such a type may still declare attributes that others read
/// @param inUsageFile whether no plan has it: an entry of the usage file, with its `region`, is the
///   resource
public record ResourceType(
    String name,
    Allowed attributes,
    List<String> usageKeys,
    List<String> usageTexts,
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
    return new ResourceType(name, Allowed.NOTHING, List.of(), List.of(), charges, false, false);
  }

  /// A type that is charged for and that only the usage file names.
  public static ResourceType inUsageFile(String name, Charges charges) {
    return new ResourceType(name, Allowed.NOTHING, List.of(), List.of(), charges, false, true);
  }

  /// A type that costs nothing.
  public static ResourceType free(String name) {
    return new ResourceType(name, Allowed.NOTHING, List.of(), List.of(), (_, _) -> {}, true, false);
  }

  /// With these attributes, as dotted paths without indices, e.g. `root_block_device.volume_size`.
  public ResourceType reading(String... paths) {
    return new ResourceType(
        name, Allowed.of(paths), usageKeys, usageTexts, charges, free, inUsageFile);
  }

  /// And with these usage keys, dotted for nested ones, e.g. `standard.storage_gb`.
  public ResourceType usage(String... keys) {
    return usage(List.of(keys));
  }

  /// As [#usage(String...)].
  public ResourceType usage(List<String> keys) {
    return new ResourceType(
        name, attributes, together(usageKeys, keys), usageTexts, charges, free, inUsageFile);
  }

  /// And with these usage keys, whose values are text, e.g. `operating_system`.
  public ResourceType usageText(String... keys) {
    return usageText(List.of(keys));
  }

  /// As [#usageText(String...)].
  public ResourceType usageText(List<String> keys) {
    return new ResourceType(
        name,
        attributes,
        together(usageKeys, keys),
        together(usageTexts, keys),
        charges,
        free,
        inUsageFile);
  }

  private static List<String> together(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /// The usage keys whose values are numbers.
  List<String> numbers() {
    return usageKeys.stream().filter(key -> !usageTexts.contains(key)).toList();
  }

  /// Whether the usage file may have this key for it.
  boolean hasUsageKey(String key) {
    return usageKeys.stream().anyMatch(declared -> matches(declared, key));
  }

  /// Whether the value of this usage key is text; else it is a number.
  boolean readsText(String key) {
    return usageTexts.stream().anyMatch(declared -> matches(declared, key));
  }

  static boolean matches(String declared, String key) {
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
