package io.cloudcostguard.schemas.subscription;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/// The schedule of a digest, in the receiver's time zone.
///
/// @param at the time of the day; of hourly ones only the minute matters
/// @param day of weekly ones
public record Digest(
    Every every, @JsonFormat(pattern = "HH:mm") LocalTime at, DayOfWeek day, ZoneId zone) {

  /// How often.
  public enum Every {
    @JsonProperty("hourly")
    HOUR,
    @JsonProperty("daily")
    DAY,
    @JsonProperty("weekly")
    WEEK
  }

  /// The first moment after `now` at which one is due.
  public Instant after(Instant now) {
    return switch (every) {
      case HOUR -> hour(now);
      case DAY -> day(now, 1);
      case WEEK -> day(now, 7);
    };
  }

  private Instant hour(Instant now) {
    ZonedDateTime due = now.atZone(zone).truncatedTo(ChronoUnit.HOURS).plusMinutes(at.getMinute());
    return (due.toInstant().isAfter(now) ? due : due.plusHours(1)).toInstant();
  }

  /// Looks day by day, from the day before: where clocks change, a time of the day may be missing.
  private Instant day(Instant now, int days) {
    LocalDate date = now.atZone(zone).toLocalDate().minusDays(1);
    while (days > 1 && date.getDayOfWeek() != day) {
      date = date.plusDays(1);
    }
    Instant due = date.atTime(at).atZone(zone).toInstant();
    while (!due.isAfter(now)) {
      date = date.plusDays(days);
      due = date.atTime(at).atZone(zone).toInstant();
    }
    return due;
  }
}
