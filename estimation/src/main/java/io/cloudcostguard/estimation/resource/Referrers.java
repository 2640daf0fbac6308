package io.cloudcostguard.estimation.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The resources that refer to others in one way, by the address of those.
final class Referrers {

  /// Through which attribute of which type a resource is referred to, and what names it there.
  record Way(String type, String attribute, String targetType, List<String> identities) {}

  private final Map<String, List<Resource>> byTarget = new HashMap<>();
  private @Nullable String anyTo;

  void add(String address, Resource referrer) {
    List<Resource> referrers = byTarget.computeIfAbsent(address, _ -> new ArrayList<>(1));
    if (referrers.isEmpty() || referrers.getLast() != referrer) {
      referrers.add(referrer);
    }
  }

  /// Takes that something refers to more than are followed.
  ///
  /// @param what the attribute that does, in words
  void addAny(String what) {
    anyTo = what;
  }

  List<Resource> of(String address) {
    return byTarget.getOrDefault(address, List.of());
  }

  /// What may refer to any; null where nothing does.
  @Nullable String anyTo() {
    return anyTo;
  }
}
