package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.estimation.usage.Closest;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.plan.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Says what of a usage file has no effect: names that nothing has, and values that are no numbers.
public final class UsageCheck {

  private static final int MOST = 50;
  private static final int LONGEST = 200;

  private final ResourceTypes types;
  private final List<PlannedResource> planned;
  private final List<String> warnings = new ArrayList<>();
  private @Nullable Closest closestType;
  private @Nullable Closest closestName;

  /// The instances of a resource as one, by its address without keys.
  private final Map<String, String> byName = new LinkedHashMap<>();

  private int more;

  private UsageCheck(ResourceTypes types, List<PlannedResource> planned) {
    this.types = types;
    this.planned = planned;
  }

  /// One warning for each, types first, by name; none when there is no usage.
  ///
  /// @param planned the resources of the plan and of the usage file
  public static List<String> warnings(
      Usage usage, List<PlannedResource> planned, ResourceTypes types) {
    if (usage.byType().isEmpty() && usage.byAddress().isEmpty() && usage.unreadOrNone().isEmpty()) {
      return List.of();
    }
    UsageCheck check = new UsageCheck(types, planned);
    usage.unreadOrNone().forEach(check::warnOfSection);
    new TreeMap<>(usage.byType()).forEach(check::checkType);
    check.checkAddresses(new TreeMap<>(usage.byAddress()));
    if (check.more > 0) {
      check.warnings.add("usage file: %d more warnings".formatted(check.more));
    }
    return check.warnings;
  }

  private void warnOfSection(String name) {
    warn(
        "usage file: nothing reads the section " + shown(name),
        () -> Closest.to(name, List.of("resource_usage", "resource_type_default_usage")));
  }

  private void checkType(String name, Map<String, Object> values) {
    ResourceType type = types.find(name);
    if (type == null) {
      warn(
          "usage of type " + shown(name) + ": this version does not know the type",
          () -> meantType(name));
    } else {
      checkKeys("type " + name, type, values);
    }
  }

  private @Nullable String meantType(String name) {
    if (closestType == null) {
      closestType = new Closest(types.all().stream().map(ResourceType::name).toList());
    }
    return closestType.to(name);
  }

  private void checkAddresses(Map<String, Map<String, Object>> byAddress) {
    Wildcards wildcards = new Wildcards(byAddress.keySet());
    Map<String, PlannedResource> named = new HashMap<>();
    Map<String, PlannedResource> ofType = new HashMap<>();
    for (PlannedResource resource : planned) {
      ofType.putIfAbsent(resource.type(), resource);
      if (named.putIfAbsent(resource.address(), resource) == null) {
        wildcards
            .covering(resource.address())
            .forEach(pattern -> named.putIfAbsent(pattern, resource));
      }
    }
    Set<String> withoutEffect = Set.copyOf(wildcards.withoutEffect());
    byAddress.forEach((address, values) -> {
      PlannedResource resource = named.getOrDefault(address, ofType.get(address));
      ResourceType type = resource == null ? null : types.find(resource.type());
      if (withoutEffect.contains(address)) {
        warn(
            "usage of %s: [*] stands in more than %d ways in addresses like it, so it has no effect"
                .formatted(shown(address), Wildcards.MOST_CHOICES),
            () -> null);
      } else if (resource == null) {
        warn(
            "usage of " + shown(address) + ": the plan has no such resource",
            () -> meantAddress(address));
      } else if (type != null) {
        checkKeys(address, type, values);
      }
    });
  }

  /// The instances of what is meant, as one.
  private @Nullable String meantAddress(String address) {
    Closest closest = closestName;
    if (closest == null) {
      for (PlannedResource resource : planned) {
        byName.put(
            InstanceKeys.replaced(resource.address(), ""),
            InstanceKeys.replaced(resource.address(), InstanceKeys.ANY));
      }
      closest = new Closest(byName.keySet());
      closestName = closest;
    }
    String name = InstanceKeys.replaced(address, "");
    String meant = byName.get(name);
    String near = meant == null ? closest.to(name) : null;
    return near == null ? shownOrNull(meant) : byName.get(near);
  }

  private static @Nullable String shownOrNull(@Nullable String text) {
    return text == null ? null : shown(text);
  }

  private void checkKeys(String subject, ResourceType type, Map<String, Object> values) {
    new TreeMap<>(values).forEach((key, value) -> checkKey(subject, type, key, value));
  }

  private void checkKey(String subject, ResourceType type, String key, Object value) {
    if (value instanceof Map<?, ?> nested) {
      TreeMap<String, Object> sorted = new TreeMap<>();
      nested.forEach((name, inner) -> sorted.put(key + "." + name, inner));
      sorted.forEach((path, inner) -> checkKey(subject, type, path, inner));
    } else if (!type.hasUsageKey(key)) {
      warn(
          "usage of %s: %s does not read %s".formatted(shown(subject), type.name(), shown(key)),
          () -> meantKey(type, key));
    } else if (!type.readsText(key)
        && new Attr(shown(key), value).amount() instanceof Amount.Unknown(var reason)) {
      warn("usage of %s: %s".formatted(shown(subject), reason), () -> null);
    }
  }

  private static @Nullable String meantKey(ResourceType type, String key) {
    List<String> keys = type.usageKeys().stream().sorted().toList();
    String closest = Closest.to(key, keys);
    return closest != null
        ? closest
        : keys.stream()
            .filter(one -> one.endsWith("." + key) || one.startsWith(key + "."))
            .findFirst()
            .orElse(null);
  }

  private void warn(String what, Supplier<@Nullable String> meant) {
    if (warnings.size() == MOST) {
      more++;
    } else {
      String instead = meant.get();
      warnings.add(instead == null ? what : what + "; did you mean " + instead + "?");
    }
  }

  private static String shown(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
