package io.cloudcostguard.cli.audit;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.schemas.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The report of an audit, for people, for programs and for a file.
///
/// @param result `proven`, `not proven` or `incomplete`
/// @param selection in words; null for everything
/// @param seconds that the audit took
/// @param chained how many records are in signed checkpoints
/// @param faults how many of each kind, by its name
/// @param details the first of the faults
/// @param replayed what else follows from plans
/// @param notChecked what could not be checked and why
/// @param notCovered what is not proven, for this audit has no check for it
record Report(
    String result,
    String summary,
    Instant at,
    double seconds,
    String kafka,
    String engineVersion,
    @Nullable String selection,
    Counts counts,
    long chained,
    Map<String, Long> faults,
    List<Fault> details,
    Verification.Replayed replayed,
    List<String> notChecked,
    List<String> notCovered) {

  private static final String TEMPLATE = "audit.html";

  static Report of(
      Verification verification, Selection selection, String kafka, Instant at, double seconds) {
    Map<String, Long> faults = new LinkedHashMap<>();
    for (Fault.Kind kind : Fault.Kind.values()) {
      if (verification.count(kind) > 0) {
        faults.put(kind.word(), verification.count(kind));
      }
    }
    return new Report(
        verification.result().word(),
        verification.summary(),
        at,
        seconds,
        kafka,
        Estimator.ENGINE_VERSION,
        selection.isAll() ? null : selection.words(),
        verification.counts(),
        verification.chained(),
        faults,
        verification.details(),
        verification.replayed(),
        verification.notChecked(),
        verification.notCovered());
  }

  /// The report as text.
  String text(ReportFormat format) {
    return switch (format) {
      case TABLE -> table();
      case JSON -> Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
      case HTML -> HtmlPage.of(TEMPLATE, view());
    };
  }

  /// What is printed after the faults, which were told as they were found.
  private String table() {
    StringBuilder text = new StringBuilder();
    notChecked.forEach(
        sentence -> text.append("Not checked: ").append(Printable.line(sentence)).append('\n'));
    notCovered.forEach(
        sentence -> text.append("Not covered: ").append(Printable.line(sentence)).append('\n'));
    return text.append(Printable.line(summary))
        .append(selection == null ? "" : " (" + Printable.line(selection) + ")")
        .append('\n')
        .toString();
  }

  private Map<String, Object> view() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("result", result);
    view.put("proven", Verification.Result.PROVEN.word().equals(result));
    view.put("summary", summary);
    view.put("at", at.toString());
    view.put("seconds", "%.1f".formatted(seconds));
    view.put("kafka", kafka);
    view.put("engineVersion", engineVersion);
    view.put("selection", selection == null ? "every plan" : selection);
    view.put("notChecked", notChecked);
    view.put("notCovered", notCovered);
    view.put("hasFaults", !details.isEmpty());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Fault fault : details) {
      rows.add(
          Map.of(
              "kind", fault.kind().word(),
              "place", fault.place(),
              "time", fault.time() == null ? "" : fault.time().toString(),
              "id", fault.id() == null ? "" : fault.id(),
              "message", fault.message(),
              "details", fault.details()));
    }
    view.put("faults", rows);
    long all = faults.values().stream().mapToLong(Long::longValue).sum();
    view.put("more", all > rows.size() ? "%,d more".formatted(all - rows.size()) : "");
    return view;
  }
}
