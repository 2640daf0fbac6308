package io.cloudcostguard.cli.audit;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a server is told of an audit: its report without the single faults, and with texts no
/// longer than the server takes.
///
/// @param selection of plans, in words; null: every plan
/// @param faults how many of each kind, by its name
record ReportedRun(
    String result,
    String summary,
    @Nullable String selection,
    Instant startedAt,
    double seconds,
    String engineVersion,
    Counts counts,
    Map<String, Long> faults,
    List<String> notChecked,
    List<String> notCovered) {

  static final int LONGEST = 1_000;
  static final int MOST_SENTENCES = 20;

  static ReportedRun of(Report report) {
    return new ReportedRun(
        report.result(),
        text(report.summary()),
        report.selection() == null ? null : text(report.selection()),
        report.at(),
        report.seconds(),
        report.engineVersion(),
        report.counts(),
        report.faults(),
        sentences(report.notChecked()),
        sentences(report.notCovered()));
  }

  /// Sends it once: a repeated report would be another run.
  void sendTo(ApiClient api) throws IOException, InterruptedException {
    api.call("POST", "/v1/audit/runs", Json.MAPPER.writeValueAsString(this));
  }

  private static List<String> sentences(List<String> all) {
    if (all.size() <= MOST_SENTENCES) {
      return all.stream().map(ReportedRun::text).toList();
    }
    List<String> first = new ArrayList<>();
    all.subList(0, MOST_SENTENCES - 1).forEach(sentence -> first.add(text(sentence)));
    first.add("%,d more, which the report has".formatted(all.size() - first.size()));
    return first;
  }

  private static String text(String text) {
    String line = Printable.line(text);
    if (line.length() <= LONGEST) {
      return line;
    }
    int end = LONGEST - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
