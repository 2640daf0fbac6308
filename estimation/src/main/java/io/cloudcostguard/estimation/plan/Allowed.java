package io.cloudcostguard.estimation.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The attributes of a resource type that may leave the plan, as a tree of names. All other
/// attributes are dropped while the plan is parsed.
public final class Allowed {

  /// A path ending in this keeps all scalars of a map, e.g. `tags.*`.
  public static final String EVERY = "*";

  public static final Allowed NOTHING = of();

  private static final Pattern DOT = Pattern.compile("(?<!\\\\)\\.");

  private final Map<String, Allowed> children = new LinkedHashMap<>();
  private @Nullable String selector;
  private Set<String> selected = Set.of();

  /// The child named [#EVERY], which is asked for once per attribute.
  private @Nullable Allowed every;

  private Allowed() {}

  /// Dotted paths; block indices are left out, so `root_block_device.volume_size` keeps the size of
  /// every such block. `setting[name=Size|Type].value` keeps the value only of blocks whose `name`
  /// is one of these; of other blocks nothing is kept. A dot behind a backslash is part of a name.
  public static Allowed of(String... paths) {
    Allowed root = new Allowed();
    for (String path : paths) {
      root.add(path);
    }
    return root;
  }

  /// These, and further paths without selectors.
  ///
  /// @throws IllegalArgumentException if one is a block, or is in what is a value
  public Allowed and(List<String> paths) {
    Allowed both = copy();
    for (String path : paths) {
      both.refuseOtherShape(path);
      both.add(path);
    }
    return both;
  }

  private Allowed copy() {
    Allowed copy = new Allowed();
    copy.selector = selector;
    copy.selected = selected;
    children.forEach((name, child) -> copy.children.put(name, child.copy()));
    copy.every = copy.children.get(EVERY);
    return copy;
  }

  private void refuseOtherShape(String path) {
    Allowed node = this;
    String[] steps = path.split("\\.");
    for (int i = 0; i < steps.length; i++) {
      Allowed child = node.child(steps[i]);
      if (child == null) {
        return;
      }
      if (child.isLeaf() != (i == steps.length - 1)) {
        throw new IllegalArgumentException(
            "%s: %s is %s"
                .formatted(
                    path,
                    steps[i],
                    child.isLeaf() ? "a value" : "a block; name an attribute of it"));
      }
      node = child;
    }
  }

  private void add(String path) {
    Allowed node = this;
    for (String escaped : DOT.split(path)) {
      String step = escaped.replace("\\.", ".");
      int open = step.indexOf('[');
      String name = open < 0 ? step : step.substring(0, open);
      Allowed child = node.children.computeIfAbsent(name, _ -> new Allowed());
      if (name.equals(EVERY)) {
        node.every = child;
      }
      node = child;
      if (open >= 0) {
        int equals = step.indexOf('=');
        node.selector = step.substring(open + 1, equals);
        node.selected = Set.of(step.substring(equals + 1, step.length() - 1).split("\\|"));
        node.children.computeIfAbsent(node.selector, _ -> new Allowed());
      }
    }
  }

  /// Whether a block with these attributes may be kept.
  boolean selects(Map<String, Object> block) {
    return selector == null
        || (block.get(selector) instanceof String text && selected.contains(text));
  }

  /// What may be kept under `name`; null when nothing may.
  @Nullable Allowed child(String name) {
    Allowed child = children.get(name);
    return child == null ? every : child;
  }

  /// Whether a scalar (or a list of scalars) at this place may be kept.
  boolean isLeaf() {
    return children.isEmpty();
  }

  /// Every path that may be kept, dotted and without indices.
  public List<String> paths() {
    List<String> paths = new ArrayList<>();
    children.forEach((name, child) -> {
      if (child.isLeaf()) {
        paths.add(name);
      } else {
        child.paths().forEach(path -> paths.add(name + "." + path));
      }
    });
    return paths;
  }

  /// The names of the top level.
  Iterable<String> names() {
    return children.keySet();
  }
}
