package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.schemas.plan.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The resources that an attribute may refer to through what a plan does not list. A plan does say
/// which attributes its changes draw on: where exactly one of them is of the wanted type and name,
/// near enough, and nothing else refers to its resource, it is that one.
final class Candidates {

  /// Addresses without their last key, by type and attribute, e.g. `aws_launch_template.id`, with a
  /// `*` for all attributes.
  private final Map<String, List<String>> byAttribute = new HashMap<>();

  /// Instances by their address without the last key.
  private final Map<String, List<String>> instances = new HashMap<>();

  /// Those, without their last key, that an expression refers to which the plan lists.
  private final Set<String> named = new HashSet<>();

  private final Map<String, String> nearest = new HashMap<>();

  /// @param relevant addresses, a dot, and an attribute
  Candidates(List<String> relevant, List<PlannedResource> planned) {
    for (String one : relevant) {
      int dot = one.lastIndexOf('.');
      String address = one.substring(0, dot);
      byAttribute
          .computeIfAbsent(
              InstanceKeys.typeIn(address) + one.substring(dot), _ -> new ArrayList<>(1))
          .add(address);
    }
    if (!byAttribute.isEmpty()) {
      planned.forEach(this::note);
    }
  }

  private void note(PlannedResource resource) {
    if (resource.deposed() == null) {
      instances
          .computeIfAbsent(withoutLastKey(resource.address()), _ -> new ArrayList<>(1))
          .add(resource.address());
    }
    resource
        .references()
        .values()
        .forEach(addresses -> addresses.forEach(address -> named.add(withoutLastKey(address))));
  }

  /// The address of the only one that `from` can refer to; null where there is none or more than
  /// one. Nearer modules come first: the module of `from` with those in it, then the one above.
  ///
  /// @param identities the attributes that it may be referred to by; in braces as part of a text
  @Nullable String only(String from, String type, String... identities) {
    if (byAttribute.isEmpty()) {
      return null;
    }
    String module = moduleOf(from);
    String near =
        nearest.computeIfAbsent(
            module + " " + type + " " + String.join(" ", identities),
            _ -> nearest(module, type, identities));
    return near.isEmpty() ? null : instance(near, from);
  }

  /// The address without the last key; empty where there is none or more than one.
  private String nearest(String from, String type, String... identities) {
    Set<String> all = new HashSet<>();
    for (String identity : identities) {
      int open = identity.indexOf('{');
      // Of a text with several parts, the last names the resource itself.
      int last = identity.lastIndexOf('{');
      String attribute =
          open < 0 ? identity : identity.substring(last + 1, identity.indexOf('}', last));
      all.addAll(byAttribute.getOrDefault(type + "." + attribute, List.of()));
      all.addAll(byAttribute.getOrDefault(type + ".*", List.of()));
    }
    all.removeAll(named);
    for (String module = from; ; module = above(module)) {
      List<String> near = new ArrayList<>(1);
      for (String address : all) {
        if (address.startsWith(module)) {
          near.add(address);
        }
      }
      if (!near.isEmpty() || module.isEmpty()) {
        return near.size() == 1 ? near.getFirst() : "";
      }
    }
  }

  /// The instance with the same key as `from`, or the only one.
  private @Nullable String instance(String address, String from) {
    List<String> of = instances.getOrDefault(address, List.of());
    String alike = address + from.substring(withoutLastKey(from).length());
    return of.contains(alike) ? alike : of.size() == 1 ? of.getFirst() : null;
  }

  /// The modules that a resource is in, e.g. `module.a["x"].`; empty for the root module.
  private static String moduleOf(String address) {
    String plain = InstanceKeys.replaced(address, key -> "?".repeat(key.length()));
    return above(address, plain);
  }

  private static String above(String module) {
    String address = module.substring(0, module.length() - 1);
    return above(address, InstanceKeys.replaced(address, key -> "?".repeat(key.length())));
  }

  /// @param plain the address without dots in its keys
  private static String above(String address, String plain) {
    int name = plain.lastIndexOf('.');
    int type = name < 0 ? -1 : plain.lastIndexOf('.', name - 1);
    return type < 0 ? "" : address.substring(0, type + 1);
  }

  private static String withoutLastKey(String address) {
    String plain = InstanceKeys.replaced(address, key -> "?".repeat(key.length()));
    int end = plain.length();
    while (end > 0 && plain.charAt(end - 1) == '?') {
      end--;
    }
    return address.substring(0, end);
  }
}
