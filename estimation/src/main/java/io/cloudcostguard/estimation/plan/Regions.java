package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.estimation.plan.Configuration.ConfiguredResource;
import io.cloudcostguard.estimation.plan.Configuration.Expression;
import io.cloudcostguard.estimation.plan.ReadResource.Places;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the region of a resource: its own attributes, then its provider, then what the submitter
/// said. There is no default: a wrong region is worse than none.
final class Regions {

  private static final Pattern ZONE =
      Pattern.compile("([a-z]{2,4}(?:-[a-z]+)+-\\d(?:-[a-z]+-\\d)?)[a-z]");

  private final Configuration configuration;
  private final References references;
  private final Map<String, String> variables;
  private final @Nullable String fallback;

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
    Found provider = configured == null ? null : ofProvider(configured.providerKey());
    if (provider != null) {
      return provider;
    }
    return fallback == null ? null : new Found(fallback, "given with the plan");
  }

  static @Nullable Found of(Places places) {
    if (places.region != null && !places.region.isEmpty()) {
      return new Found(places.region, "attribute region");
    }
    if (places.arn != null) {
      String[] parts = places.arn.split(":", 6);
      if (parts.length == 6 && !parts[3].isEmpty()) {
        return new Found(parts[3], "attribute arn");
      }
    }
    if (places.availabilityZone != null) {
      Matcher zone = ZONE.matcher(places.availabilityZone);
      if (zone.matches()) {
        return new Found(zone.group(1), "attribute availability_zone");
      }
    }
    return null;
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
    String constant = references.constant(region, Addresses.modulePath(module), variables);
    return constant == null || constant.isEmpty() ? null : new Found(constant, "provider " + known);
  }
}
