package io.cloudcostguard.ingest.audit;

import io.cloudcostguard.ingest.audit.AuditRuns.Counts;
import io.cloudcostguard.ingest.audit.AuditRuns.Run;
import io.cloudcostguard.ingest.http.Moment;
import io.cloudcostguard.ingest.http.RequestJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Checks what is reported of a run of `ccg audit verify`: its form and its bounds, not whether it
/// is true.
record AuditRunForm(
    @Nullable String result,
    @Nullable String summary,
    @Nullable String selection,
    @Nullable String startedAt,
    @Nullable Double seconds,
    @Nullable String engineVersion,
    @Nullable CountsForm counts,
    @Nullable Map<String, @Nullable Long> faults,
    @Nullable List<@Nullable String> notChecked,
    @Nullable List<@Nullable String> notCovered) {

  static final String EXAMPLE =
      """
      {"result":"proven","summary":"Proven: 1 plans: 1 estimates identical, 0 rejected or \
      cancelled; no fault","startedAt":"2026-11-30T09:00:00Z","seconds":1.5,"engineVersion":"8",\
      "counts":{"plans":1,"identical":1,"rejected":0,"waiting":0,"repeated":0,"engines":0,\
      "unreadable":0},"faults":{},"notChecked":[],"notCovered":[]}\
      """;

  private static final String NOT_PROVEN = "not proven";
  private static final List<String> RESULTS = List.of("proven", NOT_PROVEN, "incomplete");
  private static final int LONGEST = 1_000;
  private static final int LONGEST_NAME = 100;
  private static final int MOST_KINDS = 50;
  private static final int MOST_SENTENCES = 20;
  private static final double MOST_SECONDS = 31_536_000; // a year

  /// As in the report.
  record CountsForm(
      @Nullable Long plans,
      @Nullable Long identical,
      @Nullable Long rejected,
      @Nullable Long waiting,
      @Nullable Long repeated,
      @Nullable Long engines,
      @Nullable Long unreadable) {}

  /// The run.
  ///
  /// @param json where it came from, which says what is wrong with it
  Run checked(RequestJson json, String by, Instant at) {
    if (result == null || !RESULTS.contains(result)) {
      throw json.invalid("`result` must be one of: " + String.join(", ", RESULTS) + ".");
    }
    Map<String, Long> kinds = faults(json);
    if (result.equals(NOT_PROVEN) == kinds.isEmpty()) {
      throw json.invalid(
          "`faults` must name faults where `result` is `not proven`, and none elsewhere.");
    }
    if (seconds == null || !(seconds >= 0 && seconds <= MOST_SECONDS)) {
      throw json.invalid("`seconds` must be a number from 0 to 31536000.");
    }
    return new Run(
        UUID.randomUUID().toString(),
        result,
        text(json, "summary", summary, LONGEST),
        selection == null ? null : text(json, "selection", selection, LONGEST),
        started(json),
        seconds,
        text(json, "engineVersion", engineVersion, LONGEST_NAME),
        counts(json),
        kinds,
        sentences(json, "notChecked", notChecked),
        sentences(json, "notCovered", notCovered),
        by,
        at);
  }

  private Instant started(RequestJson json) {
    Instant started = startedAt == null ? null : Moment.of(startedAt);
    if (started == null) {
      throw json.invalid("`startedAt` must be a time, e.g. 2026-11-30T09:00:00Z.");
    }
    return started.truncatedTo(ChronoUnit.MICROS);
  }

  private Counts counts(RequestJson json) {
    if (counts == null) {
      throw json.invalid("`counts` is missing.");
    }
    return new Counts(
        count(json, "counts.plans", counts.plans()),
        count(json, "counts.identical", counts.identical()),
        count(json, "counts.rejected", counts.rejected()),
        count(json, "counts.waiting", counts.waiting()),
        count(json, "counts.repeated", counts.repeated()),
        count(json, "counts.engines", counts.engines()),
        count(json, "counts.unreadable", counts.unreadable()));
  }

  private Map<String, Long> faults(RequestJson json) {
    if (faults == null || faults.size() > MOST_KINDS) {
      throw json.invalid("`faults` must be an object of at most " + MOST_KINDS + " kinds.");
    }
    Map<String, Long> kinds = new LinkedHashMap<>();
    faults.forEach((kind, number) -> {
      text(json, "faults", kind, LONGEST_NAME);
      if (count(json, "faults." + kind, number) == 0) {
        throw json.invalid("`faults." + kind + "` must be 1 or more.");
      }
      kinds.put(kind, number);
    });
    return kinds;
  }

  private static long count(RequestJson json, String place, @Nullable Long number) {
    if (number == null || number < 0) {
      throw json.invalid("`" + place + "` must be a whole number, 0 or more.");
    }
    return number;
  }

  private static List<String> sentences(
      RequestJson json, String place, @Nullable List<@Nullable String> sentences) {
    if (sentences == null || sentences.size() > MOST_SENTENCES) {
      throw json.invalid(
          "`%s` must be a list of at most %d sentences.".formatted(place, MOST_SENTENCES));
    }
    return sentences.stream().map(sentence -> text(json, place + "[]", sentence, LONGEST)).toList();
  }

  private static String text(RequestJson json, String place, @Nullable String text, int longest) {
    if (text == null
        || text.isBlank()
        || text.length() > longest
        || !text.codePoints().allMatch(AuditRunForm::isText)) {
      throw json.invalid(
          "`%s` must have 1 to %d characters, none of them a control character."
              .formatted(place, longest));
    }
    return text;
  }

  /// Whether the database keeps it, and no terminal obeys it.
  private static boolean isText(int point) {
    return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
  }
}
