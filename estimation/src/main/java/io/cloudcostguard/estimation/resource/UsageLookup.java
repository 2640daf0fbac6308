package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.schemas.plan.Usage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds the usage of a resource: the defaults of its type, overlaid by entries whose `[*]` covers
/// it, those with fewer `[*]` over those with more, overlaid by its own entry.
public final class UsageLookup {

  private final Usage usage;

  /// The entries with `[*]` in the order in which they are laid over each other, by what all that
  /// they cover have in common.
  private final Map<String, List<String>> wildcards = new HashMap<>();

  public UsageLookup(Usage usage) {
    this.usage = usage;
    usage.byAddress().keySet().stream()
        .filter(address -> address.contains(InstanceKeys.ANY))
        .sorted(
            Comparator.comparingInt(InstanceKeys::wildcards)
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .forEach(pattern ->
            wildcards.computeIfAbsent(common(pattern), _ -> new ArrayList<>()).add(pattern));
  }

  private static String common(String address) {
    return InstanceKeys.replaced(address, InstanceKeys.ANY);
  }

  UsageValues of(String type, String address) {
    if (usage.byType().isEmpty() && usage.byAddress().isEmpty()) {
      return UsageValues.NONE;
    }
    Map<String, Object> merged = new LinkedHashMap<>();
    overlay(merged, usage.byType().getOrDefault(type, Map.of()));
    if (!wildcards.isEmpty()) {
      for (String pattern : wildcards.getOrDefault(common(address), List.of())) {
        if (InstanceKeys.covers(pattern, address)) {
          overlay(merged, usage.byAddress().getOrDefault(pattern, Map.of()));
        }
      }
    }
    overlay(merged, usage.byAddress().getOrDefault(address, Map.of()));
    return merged.isEmpty() ? UsageValues.NONE : new UsageValues(merged);
  }

  /// Nested maps are merged key by key; anything else is replaced.
  @SuppressWarnings("unchecked") // the usage reader makes maps with string keys only
  private static void overlay(Map<String, Object> onto, Map<String, Object> values) {
    values.forEach((key, value) -> {
      if (value instanceof Map<?, ?> nested) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (onto.get(key) instanceof Map<?, ?> existing) {
          copy.putAll((Map<String, Object>) existing);
        }
        overlay(copy, (Map<String, Object>) nested);
        onto.put(key, copy);
      } else {
        onto.put(key, value);
      }
    });
  }
}
