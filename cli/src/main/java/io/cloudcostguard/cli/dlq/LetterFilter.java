package io.cloudcostguard.cli.dlq;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that choose letters.
final class LetterFilter {

  @Option(
      names = "--topic",
      description = "Letters of this topic: the record's, or the dead-letter topic.")
  private @Nullable String topic;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Letters with this in the reason.")
  private @Nullable String reason;

  @Option(names = "--tenant", description = "Letters of this tenant, by the key of the record.")
  private @Nullable String tenant;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Letters since then: a time, a day, or how long ago, e.g. P1D or PT2H.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Letters before then.")
  private @Nullable String until;

  boolean accepts(Letter letter) {
    Instant end = until == null ? null : time(until);
    Instant begin = since();
    return (topic == null
            || topic.equals(letter.source().topic())
            || topic.equals(letter.id().topic().name()))
        && (reason == null
            || letter.reason().toLowerCase(Locale.ROOT).contains(reason.toLowerCase(Locale.ROOT)))
        && (tenant == null || tenant.equals(letter.tenant()))
        && (begin == null || !letter.at().isBefore(begin))
        && (end == null || letter.at().isBefore(end));
  }

  /// Null: from the beginning.
  @Nullable Instant since() {
    return since == null ? null : time(since);
  }

  /// Whether it chooses anything.
  boolean isGiven() {
    return topic != null || reason != null || tenant != null || since != null || until != null;
  }

  private static Instant time(String text) {
    try {
      if (text.startsWith("P")) {
        return Instant.now().minus(Duration.parse(text));
      }
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no time: 2026-12-31T08:00:00Z, 2026-12-31, or how long ago, e.g. P1D"
              .formatted(text),
          e);
    }
  }
}
