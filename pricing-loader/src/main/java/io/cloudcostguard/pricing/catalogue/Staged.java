package io.cloudcostguard.pricing.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts the rows of a source that did not become prices, by reason.
final class Staged {

  /// How many rejected rows of a load are kept one by one.
  static final int KEPT = 10_000;

  private static final int REASONS = 500;
  private static final String OTHER = "other reasons";

  private final PriceFiles files;
  private final List<Reject> rejects = new ArrayList<>();
  private final Map<String, Long> skipped = new HashMap<>();
  private long rejected;
  private long later;
  private @Nullable LocalDate nextFrom;

  Staged(PriceFiles files) {
    this.files = files;
  }

  /// The files that prices were read from.
  PriceFiles files() {
    return files;
  }

  /// @param line 0 where there are no lines
  record Reject(@Nullable String file, long line, String reason) {

    private String sentence() {
      if (file == null) {
        return reason;
      }
      return line == 0 ? file + ": " + reason : file + ": Line " + line + ": " + reason;
    }
  }

  void reject(Reject reject) {
    rejected++;
    if (rejects.size() < KEPT) {
      rejects.add(reject);
    }
  }

  /// A price begins on `day`, which has not come.
  void later(LocalDate day) {
    later++;
    if (nextFrom == null || day.isBefore(nextFrom)) {
      nextFrom = day;
    }
  }

  void skip(String reason) {
    boolean known = skipped.containsKey(reason) || skipped.size() < REASONS;
    skipped.merge(known ? reason : OTHER, 1L, Long::sum);
  }

  /// How many rows were rejected, kept or not.
  long rejected() {
    return rejected;
  }

  /// How many prices begin on a later day.
  long later() {
    return later;
  }

  /// The earliest of those days; null without any.
  @Nullable LocalDate nextFrom() {
    return nextFrom;
  }

  /// The first rejected rows.
  List<Reject> rejects() {
    return rejects;
  }

  /// The first `count` of them, each in a sentence.
  List<String> rejections(int count) {
    return rejects.stream().limit(count).map(Reject::sentence).toList();
  }

  Map<String, Long> skipped() {
    return skipped;
  }
}
