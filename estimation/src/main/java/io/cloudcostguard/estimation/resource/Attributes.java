package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.schemas.plan.PlannedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The declared attributes of a resource or of one nested block, on one side of the plan.
public final class Attributes {

  /// No attributes at all.
  public static final Attributes NONE =
      new Attributes("", Map.of(), Set.of(), null, Doubts.NONE, null);

  private static final Set<String> NOT_READ =
      Set.of(PlannedResource.SENSITIVE, PlannedResource.TOO_LONG);

  private final String prefix;
  private final Map<String, Object> values;
  private final Set<String> unknown;

  /// What stands in place of every value, where nothing of a block is known; null where it is.
  private final @Nullable String instead;

  private final Doubts doubts;

  /// Where what is not set here is looked for; null where nowhere.
  private final @Nullable Attributes below;

  Attributes(Map<String, Object> values, Set<String> unknown, Doubts doubts) {
    this("", values, unknown, null, doubts, null);
  }

  private Attributes(
      String prefix,
      Map<String, Object> values,
      Set<String> unknown,
      @Nullable String instead,
      Doubts doubts,
      @Nullable Attributes below) {
    this.prefix = prefix;
    this.values = values;
    this.unknown = unknown;
    this.instead = instead;
    this.doubts = doubts;
    this.below = below;
  }

  /// All values that are known, by name.
  Map<String, Object> values() {
    return values;
  }

  /// These where they are set, else those of `other`, attribute by attribute.
  public Attributes over(Attributes other) {
    return new Attributes(
        prefix, values, unknown, instead, doubts, below == null ? other : below.over(other));
  }

  /// One attribute; a dotted path goes through nested blocks, into the first of several.
  public Attr attr(String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      Object value = instead == null ? values.get(path) : instead;
      Attr own = new Attr(path, value, isUnknown(path), doubts);
      return below == null ? own : own.or(below.attr(path));
    }
    return block(path.substring(0, dot)).attr(path.substring(dot + 1));
  }

  /// The value of a map's key, which may have dots in it, e.g. an annotation's.
  public Attr entry(String key) {
    Object value = instead == null ? values.get(key) : instead;
    return new Attr(key, value, isUnknown(key), doubts);
  }

  /// As [#attr], in each of the blocks that a dotted path goes through.
  public List<Attr> attrs(String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return List.of(attr(path));
    }
    List<Attributes> blocks = blocks(path.substring(0, dot));
    if (blocks.isEmpty()) {
      return List.of();
    }
    List<Attr> attrs = new ArrayList<>(blocks.size());
    for (Attributes block : blocks) {
      attrs.addAll(block.attrs(path.substring(dot + 1)));
    }
    return attrs;
  }

  /// The texts of [#attrs], those of a list one by one.
  List<String> texts(String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return attr(path).texts();
    }
    List<Attributes> blocks = blocks(path.substring(0, dot));
    if (blocks.isEmpty()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>(blocks.size());
    for (Attributes block : blocks) {
      texts.addAll(block.texts(path.substring(dot + 1)));
    }
    return texts;
  }

  /// The first nested block of this name; an empty one where there is none.
  public Attributes block(String name) {
    if (name.indexOf('.') < 0 && values.get(name) == null && !isUnknown(name) && below == null) {
      return NONE; // of most blocks there is none
    }
    List<Attributes> blocks = blocks(name);
    return blocks.isEmpty() ? NONE : blocks.getFirst();
  }

  /// The nested blocks of this name, in order; a dotted path goes through other blocks, into the
  /// first of several. Where their number is not known, one of which nothing is known.
  public List<Attributes> blocks(String name) {
    int dot = name.indexOf('.');
    if (dot >= 0) {
      return block(name.substring(0, dot)).blocks(name.substring(dot + 1));
    }
    return switch (values.get(name)) {
      case Map<?, ?> map -> List.of(nested(name, map));
      case List<?> list -> {
        List<Attributes> blocks = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
          if (list.get(i) instanceof Map<?, ?> map) {
            blocks.add(nested(unknown.isEmpty() ? name : name + "[" + i + "]", map));
          }
        }
        yield blocks;
      }
      case null, default -> attr(name).isUnknown() ? List.of(nothingKnown(name)) : List.of();
    };
  }

  private Attributes nothingKnown(String name) {
    String here =
        instead == null && values.get(name) instanceof String text && NOT_READ.contains(text)
            ? text
            : instead;
    return new Attributes(prefix + name + ".", Map.of(), Set.of(prefix + name), here, doubts, null);
  }

  @SuppressWarnings("unchecked") // the plan reader makes maps with string keys only
  private Attributes nested(String step, Map<?, ?> map) {
    // Paths are for looking up what is unknown.
    String path = unknown.isEmpty() ? "" : prefix + step + ".";
    return new Attributes(path, (Map<String, Object>) map, unknown, null, doubts, null);
  }

  private boolean isUnknown(String name) {
    if (unknown.isEmpty()) {
      return false;
    }
    if (unknown.contains(prefix + name)) {
      return true;
    }
    // A whole block may be unknown; then so is everything in it.
    for (int end = prefix.length() - 1; end > 0; end = prefix.lastIndexOf('.', end - 1)) {
      if (unknown.contains(prefix.substring(0, end))) {
        return true;
      }
    }
    return false;
  }
}
