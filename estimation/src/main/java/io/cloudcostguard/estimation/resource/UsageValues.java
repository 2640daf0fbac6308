package io.cloudcostguard.estimation.resource;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The expected usage of one resource: type defaults, overlaid by `[*]`, overlaid by its own entry.
final class UsageValues {

  static final UsageValues NONE = new UsageValues(Map.of());

  private final Map<String, Object> values;

  UsageValues(Map<String, Object> values) {
    this.values = values;
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
    return new Attr(key, find(key)).text();
  }

  List<String> keysUnder(String key) {
    return find(key) instanceof Map<?, ?> map
        ? map.keySet().stream().map(Object::toString).sorted().toList()
        : List.of();
  }

  private @Nullable Object find(String key) {
    Object whole = values.get(key);
    int dot = key.indexOf('.');
    if (whole != null || dot < 0) {
      return whole;
    }
    return values.get(key.substring(0, dot)) instanceof Map<?, ?> nested
        ? new UsageValues(cast(nested)).find(key.substring(dot + 1))
        : null;
  }

  @SuppressWarnings("unchecked") // the usage reader makes maps with string keys only
  private static Map<String, Object> cast(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}
