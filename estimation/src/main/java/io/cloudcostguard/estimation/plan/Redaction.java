package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.schemas.plan.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Hides values that the plan marks as sensitive: that they are set stays known, what they are does
/// not.
final class Redaction {

  /// Puts [PlannedResource#SENSITIVE] in place of the value at each of `paths`, e.g. `user_data`,
  /// `block[0].key`; of a list with a sensitive element, in place of the list.
  static void hide(@Nullable Map<String, Object> attributes, Set<String> paths) {
    if (attributes != null) {
      paths.forEach(path -> hide(attributes, path));
    }
  }

  private static void hide(Map<String, Object> in, String path) {
    int end = path.indexOf('.');
    String step = end < 0 ? path : path.substring(0, end);
    int open = step.indexOf('[');
    String name = open < 0 ? step : step.substring(0, open);
    Object inner = element(in.get(name), open < 0 ? "" : step.substring(open));
    if (end >= 0 && inner instanceof Map<?, ?> block) {
      hide(cast(block), path.substring(end + 1));
    } else {
      in.computeIfPresent(name, (_, _) -> PlannedResource.SENSITIVE);
    }
  }

  /// The element of a list at indices like `[0]`; the value itself where there are none.
  private static @Nullable Object element(@Nullable Object value, String indices) {
    Object element = value;
    for (String index : indices.replace("[", "").split("]")) {
      if (!index.isEmpty()) {
        int at = Integer.parseInt(index);
        element = element instanceof List<?> list && at < list.size() ? list.get(at) : null;
      }
    }
    return element;
  }

  @SuppressWarnings("unchecked") // the reader makes maps with string keys only
  private static Map<String, Object> cast(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }

  private Redaction() {}
}
