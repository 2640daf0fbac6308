package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.schemas.plan.Usage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Finds the usage of a resource: the defaults of its type, overlaid by entries whose `[*]` covers
/// it, overlaid by its own entry.
public final class UsageLookup {

  private static final String WILDCARD = "[*]";

  private final Usage usage;
  private final Map<Pattern, Map<String, Object>> wildcards = new LinkedHashMap<>();

  public UsageLookup(Usage usage) {
    this.usage = usage;
    usage.byAddress().entrySet().stream()
        .filter(entry -> entry.getKey().contains(WILDCARD))
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> wildcards.put(patternOf(entry.getKey()), entry.getValue()));
  }

  UsageValues of(String type, String address) {
    if (usage.byType().isEmpty() && usage.byAddress().isEmpty()) {
      return UsageValues.NONE;
    }
    Map<String, Object> merged = new LinkedHashMap<>();
    overlay(merged, usage.byType().getOrDefault(type, Map.of()));
    wildcards.forEach((pattern, values) -> {
      if (pattern.matcher(address).matches()) {
        overlay(merged, values);
      }
    });
    overlay(merged, usage.byAddress().getOrDefault(address, Map.of()));
    return new UsageValues(merged);
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

  private static Pattern patternOf(String address) {
    String[] parts = address.split(Pattern.quote(WILDCARD), -1);
    StringBuilder pattern = new StringBuilder(Pattern.quote(parts[0]));
    for (int i = 1; i < parts.length; i++) {
      pattern.append("\\[(?:\\d+|\"[^\"]*\")]").append(Pattern.quote(parts[i]));
    }
    return Pattern.compile(pattern.toString());
  }
}
