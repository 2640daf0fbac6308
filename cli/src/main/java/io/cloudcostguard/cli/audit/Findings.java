package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.sealing.TenantKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
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
  private final Map<TenantKey, Long> erased = new HashMap<>();
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

  /// A record that was erased with its tenant's key.
  synchronized void erased(TenantKey key) {
    erased.merge(key, 1L, Long::sum);
  }

  /// How many records were erased with each key, as sentences.
  synchronized List<String> erasures() {
    return erased.entrySet().stream()
        .map(each -> sentence(each.getKey(), each.getValue()))
        .sorted()
        .toList();
  }

  private static String sentence(TenantKey key, long records) {
    TenantKey.Destroyed end = key.destroyed();
    return "%,d records of the tenant %s: erased with its key%s"
        .formatted(
            records,
            key.tenant(),
            end == null ? "" : " on %s by %s (%s)".formatted(end.at(), end.by(), end.because()));
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
