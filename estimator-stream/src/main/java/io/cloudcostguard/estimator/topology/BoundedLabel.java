package io.cloudcostguard.estimator.topology;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Limits the values of a metric's label that come from outside: the first `limit` names keep their
/// own series, all others share `other`.
final class BoundedLabel {

  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,64}");
  private static final String OTHER = "other";

  private final int limit;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  BoundedLabel(int limit) {
    this.limit = limit;
  }

  /// The label's value for a name.
  String of(String name) {
    if (known.contains(name)) {
      return name;
    }
    if (!NAME.matcher(name).matches()) {
      return OTHER;
    }
    synchronized (known) {
      if (known.size() >= limit) {
        return OTHER;
      }
      known.add(name);
    }
    return name;
  }
}
