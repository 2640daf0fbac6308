package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.estimation.plan.Configuration.ConfiguredResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds the attributes that are known only after apply and whose expression leads to something
/// that a plan does not list: local values, and all that is inside of `dynamic` blocks.
final class NotListed {

  private static final Set<String> ROOTS = Set.of("local", "each", "var", "module");

  /// The paths of `resource` that are marked as unknown and set so; of those whose references are
  /// followed to a resource, the caller knows better.
  static Set<String> paths(ReadResource resource, ConfiguredResource configured) {
    if (resource.unknown.isEmpty()) {
      return Set.of();
    }
    Map<String, List<String>> references = configured.references();
    Set<String> paths = new TreeSet<>();
    for (String path : resource.unknown) {
      List<String> written = references.get(path);
      if (written == null) {
        written = references.get(withoutFirst(path));
      }
      if (written == null ? isInDynamic(path, configured) : leadsNowhere(written)) {
        paths.add(path);
      }
    }
    return paths;
  }

  private static String withoutFirst(String path) {
    return path.replace("[0].", ".");
  }

  /// A block that is there, of which the configuration has none. Blocks that the provider makes are
  /// unknown as a whole.
  private static boolean isInDynamic(String path, ConfiguredResource configured) {
    int open = path.indexOf('[');
    if (open < 0 || path.indexOf("].") < 0) {
      return false;
    }
    String name = path.substring(0, open);
    return !configured.set().contains(name) && !configured.set().contains(name + "[0]");
  }

  private static boolean leadsNowhere(List<String> references) {
    boolean through = false;
    for (String reference : references) {
      List<String> steps = Addresses.steps(reference);
      String root = steps.isEmpty() ? "" : Addresses.withoutIndex(steps.getFirst());
      if (root.equals("data")) {
        return false;
      }
      through |= ROOTS.contains(root);
    }
    return through;
  }

  private NotListed() {}
}
