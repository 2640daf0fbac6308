package io.cloudcostguard.estimation.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Drops values that the plan marks as sensitive.
final class Redaction {

  /// Removes each of `paths`, e.g. `user_data`, `block[0].key`, from the attributes.
  static void drop(@Nullable Map<String, Object> attributes, Set<String> paths) {
    if (attributes != null) {
      paths.forEach(path -> drop(attributes, path));
    }
  }

  private static void drop(Object in, String path) {
    int end = path.indexOf('.');
    String step = end < 0 ? path : path.substring(0, end);
    String name = step.indexOf('[') < 0 ? step : step.substring(0, step.indexOf('['));
    if (!(in instanceof Map<?, ?> map)) {
      return;
    }
    Object value = map.get(name);
    if (step.length() > name.length() && value instanceof List<?> list) {
      int index = Integer.parseInt(step.substring(name.length() + 1, step.indexOf(']')));
      if (end < 0) {
        map.remove(name);
      } else if (index < list.size()) {
        drop(list.get(index), path.substring(end + 1));
      }
    } else if (end < 0) {
      map.remove(name);
    } else if (value != null) {
      drop(value, path.substring(end + 1));
    }
  }

  private Redaction() {}
}
