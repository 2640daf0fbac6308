package io.cloudcostguard.estimation.render;

import io.cloudcostguard.estimation.policy.PolicyReport;
import java.util.ArrayList;
import java.util.List;

/// What policy packs make of a plan, in words, whatever the format.
final class PolicyView {

  private final PolicyReport report;

  /// One finding.
  record Row(String outcome, String rule, String address, String message) {}

  PolicyView(PolicyReport report) {
    this.report = report;
  }

  /// How many rules are broken, in one sentence.
  String summary() {
    if (report.findings().isEmpty()) {
      return "Policies: all %d rules are kept (%d checks)."
          .formatted(report.rules().size(), report.checked());
    }
    return "Policies: %d broken, %d warnings, %d cannot be told, of %d checks."
        .formatted(report.broken(), report.warned(), report.unknown(), report.checked());
  }

  List<Row> rows() {
    return report.findings().stream()
        .map(one ->
            new Row(
                switch (one.outcome()) {
                  case BROKEN -> "broken";
                  case WARNED -> "warning";
                  case UNKNOWN -> "cannot be told";
                },
                one.rule(),
                one.address(),
                one.message()))
        .toList();
  }

  /// What a reader should know besides.
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (report.notShown() > 0) {
      notes.add(report.notShown() + " more findings are not shown");
    }
    if (!report.idle().isEmpty()) {
      notes.add(
          "no resource of the plan is of the types of: "
              + String.join(", ", report.idle().subList(0, Math.min(5, report.idle().size())))
              + (report.idle().size() > 5
                  ? " and %d more".formatted(report.idle().size() - 5)
                  : ""));
    }
    return notes;
  }
}
