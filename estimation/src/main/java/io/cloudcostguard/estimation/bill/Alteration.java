package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.plan.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One change to a submitted plan: to what will be there after apply, or to expected usage.
public sealed interface Alteration {

  /// The resource that is altered.
  String address();

  /// An attribute has another value.
  ///
  /// @param path dotted, through the first nested block of a name or the one with an index, e.g.
  ///   `root_block_device.volume_type`, `ebs_block_device[1].iops`. Blocks that are missing are
  ///   made
  /// @param value text, number, flag or list; null: the attribute is not set
  record Attribute(String address, String path, @Nullable Object value) implements Alteration {}

  /// The resource will not be there.
  record Removal(String address) implements Alteration {}

  /// The expected usage of a resource is another one. Nothing in the plan changes.
  ///
  /// @param key dotted for nested ones
  record Expectation(String address, String key, Object value) implements Alteration {}

  Pattern STEP = Pattern.compile("([^\\[\\]]{1,200})(?:\\[(\\d{1,6})])?");

  /// Whether both cannot be done, because they say different things of the same.
  default boolean contradicts(Alteration other) {
    if (!address().equals(other.address())) {
      return false;
    }
    return switch (this) {
      case Removal _ -> !(other instanceof Removal);
      case Attribute(_, var path, var value) ->
          other instanceof Removal
              || (other instanceof Attribute(_, var otherPath, var otherValue)
                  && path.equals(otherPath)
                  && !java.util.Objects.equals(value, otherValue));
      case Expectation(_, var key, var value) ->
          other instanceof Removal
              || (other instanceof Expectation(_, var otherKey, var otherValue)
                  && key.equals(otherKey)
                  && !value.equals(otherValue));
    };
  }

  /// The plan with these changes: what one who did them would submit.
  static PlanSubmitted applied(PlanSubmitted submitted, List<Alteration> alterations) {
    Map<String, List<Alteration>> byAddress = new HashMap<>();
    for (Alteration alteration : alterations) {
      byAddress.computeIfAbsent(alteration.address(), _ -> new ArrayList<>()).add(alteration);
    }
    Plan plan = submitted.plan();
    List<PlannedResource> resources = new ArrayList<>(plan.resources().size());
    for (PlannedResource resource : plan.resources()) {
      List<Alteration> own = resource.deposed() == null ? byAddress.get(resource.address()) : null;
      PlannedResource altered = own == null ? resource : applied(resource, own);
      if (altered.before() != null || altered.after() != null) {
        resources.add(altered);
      }
    }
    return new PlanSubmitted(
        submitted.id(),
        submitted.tenant(),
        submitted.project(),
        submitted.workspace(),
        submitted.digest(),
        submitted.bytes(),
        submitted.fingerprint(),
        submitted.source(),
        submitted.catalogueVersion(),
        submitted.submittedOn(),
        submitted.dismissed(),
        new Plan(
            plan.formatVersion(), plan.toolVersion(), resources, plan.partial(), plan.relevant()),
        applied(submitted.usageOrNone(), alterations));
  }

  private static Usage applied(Usage usage, List<Alteration> alterations) {
    Map<String, Map<String, Object>> byAddress = new LinkedHashMap<>(usage.byAddress());
    for (Alteration alteration : alterations) {
      if (alteration instanceof Expectation(var address, var key, var value)) {
        Map<String, Object> own = new LinkedHashMap<>(byAddress.getOrDefault(address, Map.of()));
        put(own, key, value);
        byAddress.put(address, own);
      }
    }
    return new Usage(usage.byType(), byAddress, usage.freeTiers(), usage.unread());
  }

  /// The resource with those changes to it that are in the plan.
  static PlannedResource applied(PlannedResource resource, List<Alteration> alterations) {
    Map<String, Object> after = resource.after();
    Set<String> unknown = resource.unknown();
    Set<String> carried = resource.carried();
    for (Alteration alteration : alterations) {
      switch (alteration) {
        case Removal _ -> after = null;
        case Attribute(_, var path, var value) -> {
          if (after != null) {
            after = with(after, path, value);
            unknown = without(unknown, path);
            if (carried != null) {
              carried = new HashSet<>(carried);
              carried.remove(path);
            }
          }
        }
        case Expectation _ -> {}
      }
    }
    Action action =
        after == null
            ? Action.DELETE
            : resource.action() == Action.NO_OP && !after.equals(resource.after())
                ? Action.UPDATE
                : resource.action();
    return new PlannedResource(
        resource.address(),
        resource.type(),
        action,
        resource.previousAddress(),
        resource.deposed(),
        resource.imported(),
        resource.region(),
        resource.regionSource(),
        resource.regionBefore(),
        resource.before(),
        after,
        unknown,
        resource.references(),
        resource.tags(),
        carried);
  }

  /// The value of an attribute after apply; null where it is not set, or not known.
  static @Nullable Object valueOf(PlannedResource resource, String path) {
    Object value = resource.after();
    for (String name : path.split("\\.")) {
      var step = STEP.matcher(name);
      if (!step.matches() || !(value instanceof Map<?, ?> map)) {
        return null;
      }
      value = map.get(step.group(1));
      int index = step.group(2) == null ? 0 : Integer.parseInt(step.group(2));
      if (value instanceof List<?> list && list.size() > index && list.get(index) instanceof Map) {
        value = list.get(index);
      }
    }
    return value;
  }

  /// The usage over that of a resource which these changes expect.
  static Map<String, Object> usage(List<Alteration> alterations) {
    Map<String, Object> usage = new LinkedHashMap<>();
    for (Alteration alteration : alterations) {
      if (alteration instanceof Expectation(_, var key, var value)) {
        put(usage, key, value);
      }
    }
    return usage;
  }

  @SuppressWarnings("unchecked") // usage files and this make maps with string keys only
  private static void put(Map<String, Object> into, String key, Object value) {
    int dot = key.indexOf('.');
    if (dot < 0) {
      into.put(key, value);
      return;
    }
    String first = key.substring(0, dot);
    Map<String, Object> nested =
        into.get(first) instanceof Map<?, ?> map
            ? new LinkedHashMap<>((Map<String, Object>) map)
            : new LinkedHashMap<>();
    put(nested, key.substring(dot + 1), value);
    into.put(first, nested);
  }

  private static Set<String> without(Set<String> unknown, String path) {
    if (unknown.isEmpty()) {
      return unknown;
    }
    String plain = withoutIndices(path);
    Set<String> left = new HashSet<>(unknown);
    left.removeIf(
        one -> one.equals(path) || (withoutIndices(one).equals(plain) && isFirst(one, path)));
    return left;
  }

  private static String withoutIndices(String path) {
    return path.replaceAll("\\[\\d+]", "");
  }

  /// Whether an unknown path, which has an index at each block, is that of a path without any.
  private static boolean isFirst(String unknown, String path) {
    return path.indexOf('[') < 0 && !unknown.replace("[0]", "").contains("[");
  }

  @SuppressWarnings("unchecked") // the plan reader makes maps with string keys only
  private static Map<String, Object> with(
      Map<String, Object> values, String path, @Nullable Object value) {
    int dot = path.indexOf('.');
    Map<String, Object> copy = new LinkedHashMap<>(values);
    if (dot < 0) {
      Object plain = value instanceof Integer number ? BigDecimal.valueOf(number) : value;
      if (plain == null) {
        copy.remove(path);
      } else {
        copy.put(path, plain);
      }
      return copy;
    }
    var step = STEP.matcher(path.substring(0, dot));
    if (!step.matches()) {
      throw new IllegalArgumentException("No path of attributes: " + path);
    }
    String name = step.group(1);
    int index = step.group(2) == null ? 0 : Integer.parseInt(step.group(2));
    String rest = path.substring(dot + 1);
    switch (values.get(name)) {
      case Map<?, ?> map -> copy.put(name, with((Map<String, Object>) map, rest, value));
      case List<?> list when index < list.size() -> {
        List<Object> blocks = new ArrayList<>(list);
        blocks.set(
            index,
            with(
                list.get(index) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of(),
                rest,
                value));
        copy.put(name, blocks);
      }
      case null, default -> copy.put(name, List.of(with(Map.of(), rest, value)));
    }
    return copy;
  }
}
