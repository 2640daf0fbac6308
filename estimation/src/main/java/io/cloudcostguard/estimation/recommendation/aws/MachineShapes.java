package io.cloudcostguard.estimation.recommendation.aws;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Knows the vCPUs and the memory of instance types, database classes and cache nodes:
/// `machine-shapes.csv`, with the source of each. Which of them are offered in a region, and at
/// what price, only price lists say.
final class MachineShapes {

  /// Of the candidates for one machine, from the smallest on.
  private static final int MOST_CANDIDATES = 12;

  /// The last generation that the vendor calls a previous one.
  private static final int OLD = 4;

  /// Cache nodes of newer generations have up to a percent less memory than older ones of the same
  /// size: as much counts as the same.
  private static final BigDecimal MEMORY_THAT_IS_THE_SAME = new BigDecimal("0.99");

  private static final Pattern NAME =
      Pattern.compile("((?:db|cache)\\.)?([a-z]+)(\\d)([a-z-]*)\\.([a-z0-9-]+)");

  private static final Map<String, Shape> SHAPES = read();

  /// Who makes the processor.
  enum Processor {
    INTEL,
    AMD,
    GRAVITON
  }

  /// A machine.
  ///
  /// @param service what stands before the family: `db.`, `cache.`, or nothing
  /// @param letter of the class: `m` general, `c` compute, `r` memory, `t` burstable
  /// @param features what it has besides, e.g. `d` for local disks
  record Shape(
      String name,
      String service,
      String letter,
      int generation,
      Processor processor,
      String features,
      int vcpus,
      BigDecimal memory) {

    boolean isBurstable() {
      return letter.equals("t");
    }

    /// Whether it can do what another one can.
    boolean holds(Shape other) {
      return service.equals(other.service)
          && letter.equals(other.letter)
          && features.equals(other.features)
          && vcpus >= other.vcpus
          && vcpus <= 2 * other.vcpus
          && memory.compareTo(other.memory.multiply(MEMORY_THAT_IS_THE_SAME)) >= 0;
    }
  }

  /// The machine of this name; null where its shape is not known.
  static @Nullable Shape find(@Nullable String name) {
    return name == null ? null : SHAPES.get(name);
  }

  /// The names of machines that can do what `machine` does, the smallest first.
  static List<String> instead(Shape machine, Predicate<Shape> which) {
    return SHAPES.values().stream()
        .filter(other -> !other.equals(machine) && other.holds(machine) && which.test(other))
        .sorted(
            Comparator.comparingInt(Shape::vcpus)
                .thenComparing(Shape::memory)
                .thenComparing(Shape::name))
        .limit(MOST_CANDIDATES)
        .map(Shape::name)
        .toList();
  }

  /// Newer ones with a processor of the same maker.
  static List<String> newer(Shape machine) {
    return instead(
        machine,
        other -> other.processor == machine.processor && other.generation > machine.generation);
  }

  /// Those with AMD's processor in place of Intel's, not older than the one before.
  static List<String> amd(Shape machine) {
    return machine.processor != Processor.INTEL
        ? List.of()
        : instead(
            machine,
            other -> other.processor == Processor.AMD && other.generation >= machine.generation);
  }

  /// Those with a Graviton processor, not older than the one before.
  static List<String> graviton(Shape machine) {
    return machine.processor == Processor.GRAVITON
        ? List.of()
        : instead(
            machine,
            other ->
                other.processor == Processor.GRAVITON && other.generation >= machine.generation);
  }

  /// Smaller ones, not older and on the same processors, that hold so much.
  static List<String> holding(Shape machine, BigDecimal vcpus, BigDecimal memory) {
    return SHAPES.values().stream()
        .filter(other ->
            other.service.equals(machine.service)
                && other.features.equals(machine.features)
                && other.processor == machine.processor
                && other.isBurstable() == machine.isBurstable()
                && other.generation >= machine.generation
                && other.vcpus <= machine.vcpus
                && BigDecimal.valueOf(other.vcpus).compareTo(vcpus) >= 0
                && other.memory.compareTo(memory) >= 0
                && !other.equals(machine))
        .sorted(
            Comparator.comparingInt(Shape::vcpus)
                .thenComparing(Shape::memory)
                .thenComparing(Shape::name))
        .limit(MOST_CANDIDATES)
        .map(Shape::name)
        .toList();
  }

  /// Those that are not burstable and can do what a burstable one can, on the same processors.
  static List<String> steady(Shape machine) {
    return SHAPES.values().stream()
        .filter(other ->
            other.service.equals(machine.service)
                && other.letter.equals("m")
                && other.features.equals(machine.features)
                && (other.processor == Processor.GRAVITON)
                    == (machine.processor == Processor.GRAVITON)
                && other.generation > OLD
                && other.vcpus >= machine.vcpus
                && other.vcpus <= 2 * machine.vcpus
                && other.memory.compareTo(machine.memory) >= 0)
        .sorted(
            Comparator.comparingInt(Shape::vcpus)
                .thenComparing(Shape::memory)
                .thenComparing(Shape::name))
        .limit(MOST_CANDIDATES)
        .map(Shape::name)
        .toList();
  }

  private static Map<String, Shape> read() {
    Map<String, Shape> shapes = new HashMap<>();
    try (InputStream csv = MachineShapes.class.getResourceAsStream("machine-shapes.csv")) {
      CsvReader.builder()
          .ofNamedCsvRecord(
              new InputStreamReader(
                  Objects.requireNonNull(csv, "machine-shapes.csv"), StandardCharsets.UTF_8))
          .forEach(row -> {
            Shape shape =
                shape(
                    row.getField("name"),
                    Integer.parseInt(row.getField("vcpus")),
                    new BigDecimal(row.getField("memory_gib")));
            if (shape != null) {
              shapes.put(shape.name, shape);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(shapes);
  }

  private static @Nullable Shape shape(String name, int vcpus, BigDecimal memory) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return null;
    }
    String suffix = parts.group(4);
    Processor processor =
        suffix.contains("g")
            ? Processor.GRAVITON
            : suffix.startsWith("a") ? Processor.AMD : Processor.INTEL;
    return new Shape(
        name,
        Objects.requireNonNullElse(parts.group(1), ""),
        parts.group(2),
        Integer.parseInt(parts.group(3)),
        processor,
        suffix.replaceFirst("^[agi]", ""),
        vcpus,
        memory);
  }

  /// Names with what a service puts around them taken off and put on again, e.g. `kafka.`.
  static List<String> named(String before, List<String> names, String behind) {
    List<String> named = new ArrayList<>(names.size());
    names.forEach(name -> named.add(before + name + behind));
    return named;
  }

  private MachineShapes() {}
}
