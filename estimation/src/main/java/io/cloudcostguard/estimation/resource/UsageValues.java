package io.cloudcostguard.estimation.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The expected usage of one resource: type defaults, overlaid by `[*]`, overlaid by its own entry.
/// Nested maps are overlaid key by key; anything else is replaced. Nothing is copied, since what is
/// said of a type is said of all its resources.
final class UsageValues {

  static final UsageValues NONE = new UsageValues(List.of());

  private final List<Map<?, ?>> layers;

  /// @param layers each over those before it
  UsageValues(List<Map<?, ?>> layers) {
    this.layers = layers;
  }

  /// The same with `over` laid over it.
  UsageValues under(Map<String, Object> over) {
    if (over.isEmpty()) {
      return this;
    }
    List<Map<?, ?>> more = new ArrayList<>(layers);
    more.add(over);
    return new UsageValues(more);
  }

  Amount amount(String key) {
    Object value = find(key);
    if (value == null) {
      return new Amount.UsageMissing(key);
    }
    return switch (new Attr(key, value).amount()) {
      case Amount.Known(var number, _) -> new Amount.Known(number, new Origin.UsageKey(key));
      case Amount.Unknown(var reason) -> Amount.unknown("usage " + reason);
      case Amount.UsageMissing missing -> missing;
    };
  }

  @Nullable String text(String key) {
    Object value = find(key);
    return value == null ? null : new Attr(key, value).text();
  }

  List<String> keysUnder(String key) {
    return find(key) instanceof UsageValues nested ? nested.keys() : List.of();
  }

  private List<String> keys() {
    TreeSet<String> keys = new TreeSet<>();
    layers.forEach(layer -> layer.keySet().forEach(key -> keys.add(key.toString())));
    return List.copyOf(keys);
  }

  /// A value; for a map, what is under it.
  private @Nullable Object find(String key) {
    if (layers.isEmpty()) {
      return null;
    }
    Object whole = get(key);
    int dot = key.indexOf('.');
    if (whole != null || dot < 0) {
      return whole;
    }
    return get(key.substring(0, dot)) instanceof UsageValues nested
        ? nested.find(key.substring(dot + 1))
        : null;
  }

  private @Nullable Object get(String key) {
    List<Map<?, ?>> nested = new ArrayList<>(1);
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (layers.get(i).containsKey(key)) {
        Object value = layers.get(i).get(key);
        if (!(value instanceof Map<?, ?> map)) {
          return nested.isEmpty() ? value : new UsageValues(nested.reversed());
        }
        nested.add(map);
      }
    }
    return nested.isEmpty() ? null : new UsageValues(nested.reversed());
  }
}
