package io.cloudcostguard.estimation.plan;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The attributes that tell where a resource is; read of every type, published of none but as a
/// region. [Vendor] says which they are.
final class Places {

  /// A region and the attribute that tells it.
  record Stated(String region, String by) {}

  /// What is set, by name; null where it is longer than places are.
  private final Map<String, @Nullable String> set = new HashMap<>(4);

  private final Set<String> unknown = new HashSet<>(4);
  private boolean hidden;

  /// Takes the text that the parser stands on; what is longer than places are is none. Consumes
  /// nothing: what may be kept of the attribute besides is read after.
  void read(String attribute, JsonParser json) {
    if (json.currentToken() == JsonToken.VALUE_STRING && json.getStringLength() > 0) {
      set.put(attribute, JsonObjects.text(json, Bound.VALUE));
    }
  }

  /// Takes that an attribute is known only after apply, be it set or left to the provider.
  void addUnknown(String attribute) {
    unknown.add(attribute);
  }

  /// The attributes that are known only after apply.
  Set<String> unknown() {
    return unknown;
  }

  /// Takes away those that are sensitive, which is all that one of them tells of the others.
  void hide(Set<String> sensitive) {
    if (!Collections.disjoint(set.keySet(), sensitive)) {
      hidden = true;
      set.clear();
    }
  }

  /// Whether the resource says where it is, and that cannot be told: it may be hidden, or it is no
  /// region.
  boolean areUnclear(Vendor vendor) {
    if (hidden) {
      return true;
    }
    for (String place : set.keySet()) {
      if (vendor.decides(place)) {
        return true;
      }
    }
    return false;
  }

  /// Where the resource says that it is; null where it does not, or where that cannot be told.
  @Nullable Stated stated(Vendor vendor) {
    if (set.isEmpty()) {
      return null;
    }
    for (String place : vendor.places()) {
      String value = set.get(place);
      String region = value == null ? null : vendor.region(place, value);
      if (region != null) {
        return new Stated(region, place);
      }
    }
    return null;
  }
}
