package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.estimation.plan.Configuration.ConfiguredResource;
import io.cloudcostguard.estimation.plan.Configuration.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Finds the region of a resource: its own attributes, then its provider, then what the submitter
/// said. There is no default: a wrong region is worse than none.
final class Regions {

  /// `eu-west-1a` is in the region `eu-west-1`. The prices of local and wavelength zones are their
  /// own: `us-west-2-lax-1a` is as good as a region `us-west-2-lax-1`.
  private static final Pattern ZONE =
      Pattern.compile("([a-z]{2,}(?:-[a-z]+)+-\\d+(?:-[a-z0-9-]*\\d)?)[a-z]?");

  /// Text that a provider could take for a region, e.g. `us-gov-west-1`, `europe-west4`.
  private static final Pattern REGION =
      Pattern.compile("[a-z]{2,}(?:-[a-z]+)+-?\\d+(?:-[a-z0-9-]*\\d)?");

  private static final int LONGEST_SHOWN = 200;

  private final Configuration configuration;
  private final References references;
  private final Map<String, String> variables;
  private final @Nullable String fallback;
  private final Map<String, Optional<Found>> providers = new HashMap<>();

  /// The keys of providers by their names; null where several have one name.
  private final Map<String, @Nullable String> only = new HashMap<>();

  Regions(
      Configuration configuration,
      References references,
      Map<String, String> variables,
      @Nullable String fallback) {
    this.configuration = configuration;
    this.references = references;
    this.variables = variables;
    this.fallback = fallback;
    configuration.providerNames.forEach(
        (key, name) -> only.put(name, only.containsKey(name) ? null : key));
  }

  /// What the parser stands on, where it may be a region; null where it is anything else.
  static @Nullable String read(JsonParser json) {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      json.skipChildren();
      return null;
    }
    String text = JsonObjects.text(json, Bound.PLACE);
    return text != null && isRegion(text) ? text : null;
  }

  private static boolean isRegion(String text) {
    return Bound.PLACE.fits(text.length()) && REGION.matcher(text).matches();
  }

  /// A region and how it was found.
  record Found(String region, String source) {}

  @Nullable Found of(ReadResource resource, @Nullable ConfiguredResource configured) {
    for (Places places : List.of(resource.placeAfter, resource.placeBefore)) {
      Found own = of(places);
      if (own != null || places.areUnclear()) {
        return own; // where its provider is need not be where it is
      }
    }
    Found provider =
        configured == null
            ? ofOnlyProvider(resource.providerName)
            : ofProviderOnce(configured.providerKey());
    if (provider != null) {
      return provider;
    }
    return fallback == null ? null : new Found(fallback, "given with the plan");
  }

  static @Nullable Found of(Places places) {
    String zone = places.zone();
    if (zone != null) {
      Matcher matcher = ZONE.matcher(zone);
      if (matcher.matches()) {
        return new Found(matcher.group(1), "attribute availability_zone");
      }
    }
    String region = places.region();
    if (region != null && isRegion(region)) {
      return new Found(region, "attribute region");
    }
    String arn = places.arn();
    if (arn != null) {
      String[] parts = arn.split(":", 6);
      if (parts.length == 6 && isRegion(parts[3])) {
        return new Found(parts[3], "attribute arn");
      }
    }
    return null;
  }

  /// A resource that is no longer configured, or of which only the state is known, is where its
  /// provider is, if there is but one.
  private @Nullable Found ofOnlyProvider(String name) {
    String key = only.get(name);
    return key == null ? null : ofProviderOnce(key);
  }

  private @Nullable Found ofProviderOnce(String key) {
    return providers
        .computeIfAbsent(key, asked -> Optional.ofNullable(ofProvider(asked)))
        .orElse(null);
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
    String found = references.region(region, Addresses.modulePath(module), variables);
    return found == null ? null : new Found(found, "provider " + shown(known));
  }

  private static String shown(String key) {
    return key.length() > LONGEST_SHOWN ? key.substring(0, LONGEST_SHOWN) + "…" : key;
  }
}
