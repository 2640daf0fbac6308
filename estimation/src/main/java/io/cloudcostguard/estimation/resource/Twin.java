package io.cloudcostguard.estimation.resource;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A resource type of another provider for what a type already is: the same thing under other
/// names. It is charged as that type, whose attributes are read under the twin's names.
///
/// @param name the twin, e.g. `awscc_ec2_volume`
/// @param type what it is a twin of, e.g. `aws_ebs_volume`
/// @param when the attribute that must be set for it; empty where none must, as where one twin
///   stands for two types
/// @param attributes what is read of it
public record Twin(String name, String type, String when, List<Renamed> attributes) {

  /// An attribute of the twin and what the type calls it, as dotted paths without indices.
  ///
  /// @param twin a step that ends in `~` is a block that the type has no block for; a last step
  ///   such as `scheme=internal` is true where the value is this one
  public record Renamed(String twin, String type) {

    private static final String LEFT_OUT = "~";

    /// As a table has it: `size`, `ebs~.size`, or `volume_type>type` where the names differ.
    private static Renamed of(String text) {
      String[] sides = text.split(">", 2);
      String same =
          Stream.of(sides[0].split("\\."))
              .filter(step -> !step.endsWith(LEFT_OUT))
              .collect(Collectors.joining("."));
      return new Renamed(sides[0], sides.length > 1 ? sides[1] : same);
    }

    /// The path that is read of the twin.
    String read() {
      int equals = twin.indexOf('=');
      return (equals < 0 ? twin : twin.substring(0, equals)).replace(LEFT_OUT, "");
    }

    private List<String> from() {
      return List.of(twin.split("\\."));
    }

    private List<String> to() {
      return List.of(type.split("\\."));
    }
  }

  /// The twins in `twins.csv` beside a vendor's registry of types.
  public static List<Twin> beside(Class<?> registry) {
    try (InputStream bytes = registry.getResourceAsStream("twins.csv");
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder()
                .ofNamedCsvRecord(
                    new InputStreamReader(
                        Objects.requireNonNull(bytes, "twins.csv"), StandardCharsets.UTF_8))) {
      return rows.stream()
          .map(row ->
              new Twin(
                  row.getField("twin"),
                  row.getField("type"),
                  row.getField("when"),
                  Stream.of(row.getField("attributes").split(" "))
                      .filter(text -> !text.isEmpty())
                      .map(Renamed::of)
                      .toList()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether `planned` is this twin.
  boolean is(PlannedResource planned) {
    return when.isEmpty()
        || isSet(planned.after())
        || isSet(planned.before())
        || planned.unknown().contains(when)
        || planned.references().containsKey(when);
  }

  private boolean isSet(@Nullable Map<String, Object> values) {
    return values != null && values.containsKey(when) && !"".equals(values.get(when));
  }

  /// The resource as its twin would be planned.
  PlannedResource seen(PlannedResource planned) {
    Set<String> unknown = new TreeSet<>();
    planned.unknown().forEach(path -> unknown.addAll(renamed(path)));
    Map<String, List<String>> references = new TreeMap<>();
    planned
        .references()
        .forEach((path, to) -> leaves(path).forEach(leaf -> references.put(leaf, to)));
    Set<String> carried = new TreeSet<>();
    Set<String> carriedOver = planned.carried();
    if (carriedOver != null) {
      carriedOver.forEach(path -> carried.addAll(renamed(path)));
    }
    return new PlannedResource(
        planned.address(),
        type,
        planned.action(),
        planned.previousAddress(),
        planned.deposed(),
        planned.imported(),
        planned.region(),
        planned.regionSource(),
        planned.regionBefore(),
        renamed(planned.before()),
        renamed(planned.after()),
        unknown,
        references,
        planned.tags(),
        carried);
  }

  private @Nullable Map<String, Object> renamed(@Nullable Map<String, Object> values) {
    if (values == null) {
      return null;
    }
    Map<String, Object> renamed = new LinkedHashMap<>();
    for (Renamed each : attributes) {
      put(values, each.from(), each.to(), renamed);
    }
    return renamed;
  }

  private static void put(
      Map<?, ?> values, List<String> from, List<String> to, Map<String, Object> into) {
    String step = from.getFirst();
    List<String> under = from.subList(1, from.size());
    int equals = step.indexOf('=');
    String name = equals < 0 ? bare(step) : step.substring(0, equals);
    Object value = values.get(name);
    if (value == null) {
      return;
    }
    if (under.isEmpty()) {
      block(to, into)
          .put(
              to.getLast(),
              equals < 0 ? value : step.substring(equals + 1).equalsIgnoreCase(value.toString()));
    } else if (isLeftOut(step)) {
      Object block = value instanceof List<?> list && !list.isEmpty() ? list.getFirst() : value;
      if (block instanceof Map<?, ?> map) {
        put(map, under, to, into);
      }
    } else {
      putInto(
          value,
          under,
          to.subList(1, to.size()),
          into.computeIfAbsent(to.getFirst(), _ -> empty(value)));
    }
  }

  private static void putInto(Object value, List<String> from, List<String> to, Object into) {
    if (value instanceof Map<?, ?> map && into instanceof Map<?, ?>) {
      put(map, from, to, mutable(into));
    } else if (value instanceof List<?> list && into instanceof List<?> blocks) {
      for (int i = 0; i < list.size() && i < blocks.size(); i++) {
        putInto(list.get(i), from, to, blocks.get(i));
      }
    }
  }

  private static boolean isLeftOut(String step) {
    return step.endsWith(Renamed.LEFT_OUT);
  }

  private static String bare(String step) {
    return isLeftOut(step) ? step.substring(0, step.length() - 1) : step;
  }

  /// The block that the last step is in.
  private static Map<String, Object> block(List<String> path, Map<String, Object> into) {
    Map<String, Object> block = into;
    for (String step : path.subList(0, path.size() - 1)) {
      block = mutable(block.computeIfAbsent(step, _ -> new LinkedHashMap<String, Object>()));
    }
    return block;
  }

  private static Object empty(Object like) {
    if (!(like instanceof List<?> list)) {
      return like instanceof Map ? new LinkedHashMap<String, Object>() : like;
    }
    List<Object> blocks = new ArrayList<>(list.size());
    list.forEach(_ -> blocks.add(new LinkedHashMap<String, Object>()));
    return blocks;
  }

  @SuppressWarnings("unchecked") // made here, or by the plan reader, with string keys only
  private static Map<String, Object> mutable(Object map) {
    return (Map<String, Object>) map;
  }

  /// What the type calls the attribute or block at a path of the twin, indices kept.
  private Set<String> renamed(String path) {
    return each(path, false);
  }

  /// What the type calls the attributes at or below a path of the twin: the plan of a twin has one
  /// expression for a whole block.
  private Set<String> leaves(String path) {
    return each(path, true);
  }

  private Set<String> each(String path, boolean leaves) {
    List<String> steps = List.of(path.split("\\."));
    Set<String> renamed = new TreeSet<>();
    for (Renamed each : attributes) {
      String found = renamed(steps, each.from(), each.to(), leaves);
      if (found != null) {
        renamed.add(found);
      }
    }
    return renamed;
  }

  private static @Nullable String renamed(
      List<String> steps, List<String> from, List<String> to, boolean leaf) {
    List<String> renamed = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < steps.size(); i++) {
      String step = steps.get(i);
      int bracket = step.indexOf('[');
      String name = bracket < 0 ? step : step.substring(0, bracket);
      if (i == from.size() || !bare(from.get(i)).split("=", 2)[0].equals(name)) {
        return null;
      }
      if (i == from.size() - 1) {
        renamed.addAll(to.subList(next, to.size()));
      } else if (!isLeftOut(from.get(i))) {
        renamed.add(to.get(next++) + (bracket < 0 ? "" : step.substring(bracket)));
      }
    }
    if (steps.size() < from.size() && (leaf || isLeftOut(from.get(steps.size() - 1)))) {
      renamed.addAll(to.subList(next, to.size()));
    }
    return String.join(".", renamed);
  }
}
