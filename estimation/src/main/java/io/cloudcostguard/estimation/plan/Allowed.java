package io.cloudcostguard.estimation.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The attributes of a resource type that may leave the plan, as a tree of names. Everything that
/// is not in it is dropped while the plan is read.
public final class Allowed {

  /// A path ending in this keeps all scalars of a map, e.g. `tags.*`.
  public static final String EVERY = "*";

  public static final Allowed NOTHING = of();

  private final Map<String, Allowed> children = new LinkedHashMap<>();

  private Allowed() {}

  /// Dotted paths; block indices are left out, so `root_block_device.volume_size` keeps the size of
  /// every such block.
  public static Allowed of(String... paths) {
    Allowed root = new Allowed();
    for (String path : paths) {
      root.add(path);
    }
    return root;
  }

  private void add(String path) {
    Allowed node = this;
    for (String name : path.split("\\.")) {
      node = node.children.computeIfAbsent(name, _ -> new Allowed());
    }
  }

  /// What may be kept under `name`; null when nothing may.
  @Nullable Allowed child(String name) {
    Allowed child = children.get(name);
    return child == null ? children.get(EVERY) : child;
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
