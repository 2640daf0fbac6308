package io.cloudcostguard.cli;

import io.cloudcostguard.cli.summary.BriefEstimate;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options that make a bill short, for agents and scripts.
final class SummaryOptions {

  private static final String FIELDS = "address, type, action, before, after, change, reason";

  @Option(
      names = "--summary",
      description =
          "Short JSON: the sums, the doubts, and the largest changes (--top); in place of a format.")
  private boolean summary;

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      description = "With --summary: only changes whose address has this in it.")
  private @Nullable String filter;

  @Option(
      names = "--fields",
      paramLabel = "NAME",
      split = ",",
      description = "With --summary: what is said of each change, of " + FIELDS + ".")
  private List<String> fields = List.of();

  /// Whether a summary is asked for.
  ///
  /// @throws TypeConversionException if an option is of no use, or a field is none
  boolean isWanted() {
    if (!summary && (filter != null || !fields.isEmpty())) {
      throw new TypeConversionException("--filter and --fields shorten --summary: add it.");
    }
    Set<String> unknown = new TreeSet<>(fields);
    BriefEstimate.FIELDS.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new TypeConversionException(
          "--fields has no %s; there are %s.".formatted(String.join(", ", unknown), FIELDS));
    }
    return summary;
  }

  /// @param limit how many changes at most
  String of(PlanEstimated estimate, int limit) {
    Set<String> shown = new LinkedHashSet<>(fields.isEmpty() ? BriefEstimate.FIELDS : fields);
    return Json.MAPPER
            .valueToTree(new BriefEstimate(filter, limit, shown).of(estimate))
            .toPrettyString()
        + System.lineSeparator();
  }
}
