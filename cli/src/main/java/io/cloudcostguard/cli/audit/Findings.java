package io.cloudcostguard.cli.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Collects the faults of an audit, from several threads. All are counted, the first of them kept.
final class Findings {

  /// How many are kept in full.
  static final int MOST = 1000;

  private final Consumer<String> tell;
  private final Map<Fault.Kind, Long> counts = new EnumMap<>(Fault.Kind.class);
  private final List<Fault> faults = new ArrayList<>();
  private long notes;

  /// @param tell takes lines for a person, as faults are found
  Findings(Consumer<String> tell) {
    this.tell = tell;
  }

  synchronized void add(Fault fault) {
    counts.merge(fault.kind(), 1L, Long::sum);
    if (faults.size() < MOST) {
      faults.add(fault);
      tell.accept(fault.line());
      fault.details().forEach(detail -> tell.accept("  " + detail));
    } else if (faults.size() == MOST && total() == MOST + 1) {
      tell.accept("More faults are counted and not listed.");
    }
  }

  /// Something that is worth a line and no fault.
  synchronized void note(String line) {
    notes++;
    if (notes <= MOST) {
      tell.accept(line);
    } else if (notes == MOST + 1) {
      tell.accept("More of such lines are left out.");
    }
  }

  /// Counts faults that are not kept.
  synchronized void count(Fault.Kind kind, long number) {
    if (number > 0) {
      counts.merge(kind, number, Long::sum);
    }
  }

  private long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  synchronized Map<Fault.Kind, Long> counts() {
    return new EnumMap<>(counts);
  }

  synchronized List<Fault> faults() {
    return List.copyOf(faults);
  }
}
