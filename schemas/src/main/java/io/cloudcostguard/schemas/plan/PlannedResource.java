package io.cloudcostguard.schemas.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One resource instance of a plan, reduced to what pricing reads.
///
/// @param address e.g. `module.web["eu"].aws_instance.app[0]`
/// @param previousAddress where the resource was before a `moved` block
/// @param deposed the key of a left-over object of an interrupted replacement
/// @param imported whether the plan adopts an existing resource
/// @param region where it is or will be; null when the plan does not say
/// @param regionSource how the region was found, e.g. `provider aws`, `attribute
///   availability_zone`, `resource group azurerm_resource_group.main`
/// @param regionBefore the region of the existing resource, where it is known to be another
/// @param before declared attributes now; null when there is no such resource yet. Values are
///   strings, numbers, booleans, lists and maps; [#SENSITIVE] stands for one that was left out
/// @param after declared attributes after apply; null when it will be gone
/// @param unknown paths of declared attributes that are set but known only after apply
/// @param references addresses in this plan that an attribute's expression refers to, by attribute
/// @param tags its tags or labels by name, after apply or, when it will be gone, now; without those
///   that are sensitive or not known yet. Null when it has none
/// @param carried names of declared attributes of an update that have a value which the
///   configuration does not set and Terraform carries over from before: what changed may leave them
///   behind. Of a resource that stays as it is, nested blocks only. Null where there are none
public record PlannedResource(
    String address,
    String type,
    Action action,
    @Nullable String previousAddress,
    @Nullable String deposed,
    boolean imported,
    @Nullable String region,
    @Nullable String regionSource,
    @Nullable String regionBefore,
    @Nullable Map<String, Object> before,
    @Nullable Map<String, Object> after,
    Set<String> unknown,
    Map<String, List<String>> references,
    @Nullable Map<String, String> tags,
    @Nullable Set<String> carried) {

  /// One of which nothing is carried over.
  public PlannedResource(
      String address,
      String type,
      Action action,
      @Nullable String previousAddress,
      @Nullable String deposed,
      boolean imported,
      @Nullable String region,
      @Nullable String regionSource,
      @Nullable String regionBefore,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after,
      Set<String> unknown,
      Map<String, List<String>> references,
      @Nullable Map<String, String> tags) {
    this(
        address,
        type,
        action,
        previousAddress,
        deposed,
        imported,
        region,
        regionSource,
        regionBefore,
        before,
        after,
        unknown,
        references,
        tags,
        null);
  }

  /// In place of a value that the plan marks as sensitive: it is set, its value is hidden.
  public static final String SENSITIVE = "(sensitive value)";

  /// In place of a value that was longer than any that pricing knows: it is set.
  public static final String TOO_LONG = "(too long to be read)";

  /// The last of the addresses that an attribute refers to, where there are more than are said.
  public static final String MORE = "(and more)";

  /// In place of the addresses, where an attribute that is known only after apply is set through
  /// something that a plan does not list: a local value, or a `dynamic` block.
  public static final String NOT_LISTED = "(not listed)";

  public PlannedResource {
    unknown = unknown == null ? Set.of() : unknown;
    references = references == null ? Map.of() : references;
    carried = carried == null || carried.isEmpty() ? null : carried;
  }
}
