package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.estimation.plan.Configuration.ConfiguredResource;
import io.cloudcostguard.estimation.plan.Configuration.Expression;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Finds the region of a resource: its own attributes, then its group, then its provider, then what
/// the submitter said. There is no default: a wrong region is worse than none.
final class Regions {

  private static final int LONGEST_SHOWN = 200;

  private final Configuration configuration;
  private final References references;
  private final Unknowns unknowns;
  private final Map<String, ReadResource> groups;
  private final Map<String, String> variables;
  private final @Nullable String fallback;
  private final Map<Requested, Optional<Found>> providers = new HashMap<>();

  /// The keys of providers by their names; null where several have one name.
  private final Map<String, @Nullable String> only = new HashMap<>();

  /// @param groups of resources, by address; also those that data sources read
  Regions(
      Configuration configuration,
      References references,
      Unknowns unknowns,
      Map<String, ReadResource> groups,
      Map<String, String> variables,
      @Nullable String fallback) {
    this.configuration = configuration;
    this.references = references;
    this.unknowns = unknowns;
    this.groups = groups;
    this.variables = variables;
    this.fallback = fallback;
    configuration.providerNames.forEach(
        (key, name) -> only.put(name, only.containsKey(name) ? null : key));
  }

  /// What the parser stands on, where it may be the place of a provider; null where it is anything
  /// else.
  static @Nullable String read(JsonParser json) {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      json.skipChildren();
      return null;
    }
    String text = JsonObjects.text(json, Bound.PLACE);
    return text != null && Vendor.mayBePlaceOfProvider(text) ? text : null;
  }

  /// A provider, and the vendor whose resources it is asked for.
  private record Requested(Vendor vendor, String key) {}

  /// A region and how it was found.
  record Found(String region, String source) {}

  /// Where a resource is, after apply where it then is anywhere.
  @Nullable Found of(ReadResource resource, @Nullable ConfiguredResource configured) {
    Vendor vendor = resource.vendor();
    Found after = own(vendor, resource.placeAfter);
    if (after != null
        || resource.placeAfter.areUnclear(vendor)
        || isKnownOnlyAfterApply(resource, configured)) {
      return after; // where its provider is need not be where it is
    }
    Found before = before(resource);
    if (before != null || resource.placeBefore.areUnclear(vendor)) {
      return before;
    }
    List<String> grouped = configured == null ? List.of() : groupsOf(resource, configured);
    if (!grouped.isEmpty()) {
      return ofGroups(grouped);
    }
    Found provider =
        configured == null
            ? ofOnlyProvider(vendor, resource.providerName)
            : ofProviderOnce(new Requested(vendor, configured.providerKey()));
    return provider == null ? given(vendor) : provider;
  }

  /// Where a resource says that it was.
  static @Nullable Found before(ReadResource resource) {
    return own(resource.vendor(), resource.placeBefore);
  }

  private static @Nullable Found own(Vendor vendor, Places places) {
    Places.Stated stated = places.stated(vendor);
    return stated == null ? null : new Found(stated.region(), "attribute " + stated.by());
  }

  /// Whether a resource sets where it is to what is known only after apply. What it leaves to its
  /// provider is unknown, too, but where the provider is.
  private boolean isKnownOnlyAfterApply(
      ReadResource resource, @Nullable ConfiguredResource configured) {
    if (configured == null) {
      return false;
    }
    Vendor vendor = resource.vendor();
    for (String place : resource.placeAfter.unknown()) {
      Expression expression = configured.located().get(place);
      if (expression != null
          && vendor.decides(place)
          && unknowns.isSet(resource, configured, expression)) {
        return true;
      }
    }
    return false;
  }

  /// The addresses of the groups that a resource refers to, the last [PlannedResource#MORE] where
  /// there may be others; none where it is not known to refer to any.
  private List<String> groupsOf(ReadResource resource, ConfiguredResource configured) {
    List<String> found = new ArrayList<>(1);
    for (String attribute : resource.vendor().groupedBy()) {
      Expression expression = configured.located().get(attribute);
      if (expression != null && !groups.isEmpty()) {
        references.followToData(resource, expression.references()).stream()
            .filter(address -> groups.containsKey(address) || address.equals(PlannedResource.MORE))
            .forEach(found::add);
      }
    }
    return found;
  }

  /// Where groups are, if all of them are known and in one region.
  private @Nullable Found ofGroups(List<String> addresses) {
    Set<String> regions = new HashSet<>(2);
    for (String address : addresses) {
      ReadResource group = groups.get(address);
      if (group == null) {
        return null;
      }
      Places places = group.after == null ? group.placeBefore : group.placeAfter;
      Places.Stated stated = places.stated(group.vendor());
      if (stated == null) {
        return null;
      }
      regions.add(stated.region());
    }
    return regions.size() == 1
        ? new Found(regions.iterator().next(), "resource group " + shown(addresses.getFirst()))
        : null;
  }

  /// A resource that is no longer configured, or of which only the state is known, is where its
  /// provider is, if there is but one.
  private @Nullable Found ofOnlyProvider(Vendor vendor, String name) {
    String key = only.get(name);
    return key == null ? null : ofProviderOnce(new Requested(vendor, key));
  }

  private @Nullable Found ofProviderOnce(Requested requested) {
    return providers
        .computeIfAbsent(requested, one -> Optional.ofNullable(ofProvider(one.vendor(), one.key())))
        .orElse(null);
  }

  private @Nullable Found ofProvider(Vendor vendor, String key) {
    // A module's provider that is passed in has no entry of its own; the root's has.
    String known =
        configuration.providerPlaces.containsKey(key) ? key : key.substring(key.indexOf(':') + 1);
    Map<String, Expression> places = configuration.providerPlaces.getOrDefault(known, Map.of());
    List<String> module =
        Addresses.modulePath(configuration.providerModules.getOrDefault(known, ""));
    Set<String> regions = new HashSet<>(2);
    for (String place : vendor.providerPlaces()) {
      Expression expression = places.get(place);
      String value = expression == null ? null : references.place(expression, module, variables);
      String region = value == null ? null : vendor.region(place, value);
      if (region != null) {
        regions.add(region);
      }
    }
    return regions.size() == 1 // a zone elsewhere would be that of some of its resources
        ? new Found(regions.iterator().next(), "provider " + shown(known))
        : null;
  }

  /// Where the submitter said that resources are. One region may be given for a plan of several
  /// vendors: a name that a vendor does not have is not for its resources.
  private @Nullable Found given(Vendor vendor) {
    if (fallback == null) {
      return null;
    }
    String region =
        switch (vendor) {
          case AWS, OTHER -> fallback;
          case AZURE, GOOGLE -> vendor.region("location", fallback);
        };
    return region == null ? null : new Found(region, "given with the plan");
  }

  private static String shown(String text) {
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }
}
