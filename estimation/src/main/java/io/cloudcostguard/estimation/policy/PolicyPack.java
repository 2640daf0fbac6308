package io.cloudcostguard.estimation.policy;

import io.cloudcostguard.estimation.plan.AllowList;
import io.cloudcostguard.estimation.plan.Allowed;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rules that plans are held against.
///
/// @param rules in their order; their ids begin with the pack's name
public record PolicyPack(String name, List<PolicyRule> rules) {

  /// Where resource types have their tags. That one of these is there says that a resource can have
  /// tags, also where it has none.
  static final List<String> TAGS = List.of("tags", "tags_all", "labels", "terraform_labels");

  public PolicyPack {
    rules = List.copyOf(rules);
  }

  /// What the plan reader has to keep of each type: what pricing reads, and what the rules look at.
  ///
  /// @throws IllegalArgumentException if a rule looks at a block as at a value, or the other way
  public static AllowList reading(ResourceTypes types, List<PolicyPack> packs) {
    for (ResourceType type : types.all()) {
      kept(type.name(), type.attributes(), packs);
    }
    Map<String, Optional<Allowed>> known = new HashMap<>();
    return type ->
        known
            .computeIfAbsent(type, name -> Optional.ofNullable(kept(name, types.of(name), packs)))
            .orElse(null);
  }

  private static @Nullable Allowed kept(
      String type, @Nullable Allowed priced, List<PolicyPack> packs) {
    List<String> paths = new ArrayList<>();
    for (PolicyPack pack : packs) {
      for (PolicyRule rule : pack.rules) {
        if (rule.isFor(type)) {
          paths.addAll(paths(rule.check()));
        }
      }
    }
    if (paths.isEmpty()) {
      return priced;
    }
    try {
      return (priced == null ? Allowed.NOTHING : priced).and(paths);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "A policy looks at an attribute of %s that is not there: %s"
              .formatted(type, e.getMessage()),
          e);
    }
  }

  private static List<String> paths(PolicyCheck check) {
    return switch (check) {
      case PolicyCheck.Tags _ -> TAGS;
      case PolicyCheck.Values(var path, _, _, _, _, _) -> List.of(path);
      case PolicyCheck.Regions _, PolicyCheck.Forbidden _ -> List.of();
    };
  }
}
