package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.estimation.plan.Configuration.ConfiguredResource;
import io.cloudcostguard.estimation.plan.Configuration.Expression;
import io.cloudcostguard.estimation.plan.ReadResource.Places;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the region of a resource: its own attributes, then its provider, then what the submitter
/// said. There is no default: a wrong region is worse than none.
final class Regions {

  /// `eu-west-1a` is in the region `eu-west-1`. The prices of local and wavelength zones are their
  /// own: `us-west-2-lax-1a` is as good as a region `us-west-2-lax-1`.
  private static final Pattern ZONE =
      Pattern.compile("([a-z]{2,}(?:-[a-z]+)+-\\d+(?:-[a-z0-9-]*\\d)?)[a-z]?");

  private final Configuration configuration;
  private final References references;
  private final Map<String, String> variables;
  private final @Nullable String fallback;
  private final Map<String, Optional<Found>> providers = new HashMap<>();

  Regions(
      Configuration configuration,
      References references,
      Map<String, String> variables,
      @Nullable String fallback) {
    this.configuration = configuration;
    this.references = references;
    this.variables = variables;
    this.fallback = fallback;
  }

  /// A region and how it was found.
  record Found(String region, String source) {}

  @Nullable Found of(ReadResource resource, @Nullable ConfiguredResource configured) {
    Found own = of(resource.placeAfter);
    if (own == null) {
      own = of(resource.placeBefore);
    }
    if (own != null) {
      return own;
    }
    Found provider =
        configured == null
            ? ofOnlyProvider(resource.providerName)
            : providers
                .computeIfAbsent(
                    configured.providerKey(), key -> Optional.ofNullable(ofProvider(key)))
                .orElse(null);
    if (provider != null) {
      return provider;
    }
    return fallback == null ? null : new Found(fallback, "given with the plan");
  }

  static @Nullable Found of(Places places) {
    if (places.availabilityZone != null) {
      Matcher zone = ZONE.matcher(places.availabilityZone);
      if (zone.matches()) {
        return new Found(zone.group(1), "attribute availability_zone");
      }
    }
    if (places.region != null && !places.region.isEmpty()) {
      return new Found(places.region, "attribute region");
    }
    if (places.arn != null) {
      String[] parts = places.arn.split(":", 6);
      if (parts.length == 6 && !parts[3].isEmpty()) {
        return new Found(parts[3], "attribute arn");
      }
    }
    return null;
  }

  /// A resource that is no longer configured, or of which only the state is known, is where its
  /// provider is, if there is but one.
  private @Nullable Found ofOnlyProvider(String name) {
    List<String> keys =
        configuration.providerNames.entrySet().stream()
            .filter(entry -> entry.getValue().equals(name))
            .map(Map.Entry::getKey)
            .toList();
    return keys.size() == 1 ? ofProvider(keys.getFirst()) : null;
  }

  private @Nullable Found ofProvider(String key) {
    // A module's provider that is passed in has no entry of its own; the root's has.
    String known =
        configuration.providerRegions.containsKey(key) ? key : key.substring(key.indexOf(':') + 1);
    Expression region = configuration.providerRegions.get(known);
    if (region == null) {
      return null;
    }
    String module = configuration.providerModules.getOrDefault(known, "");
    String constant = references.region(region, Addresses.modulePath(module), variables);
    return constant == null || constant.isEmpty() ? null : new Found(constant, "provider " + known);
  }
}
