package io.cloudcostguard.schemas.subscription;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// When a receiver is left alone, by the clock on its wall.
///
/// @param from the first minute
/// @param to the minute after the last; of the next day when it is not after `from`
/// @param days those on which a quiet time begins; empty: every day
public record QuietHours(
    ZoneId zone,
    @JsonFormat(pattern = "HH:mm") LocalTime from,
    @JsonFormat(pattern = "HH:mm") LocalTime to,
    Set<DayOfWeek> days) {

  private static final int DAYS = 7;

  public QuietHours {
    days = days == null ? Set.of() : Set.copyOf(days);
  }

  /// In the order of the week, so that equal ones are written alike.
  @Override
  public Set<DayOfWeek> days() {
    return new TreeSet<>(days);
  }

  /// Whether there is a time that is not quiet.
  public boolean end() {
    return !from.equals(to) || !(days.isEmpty() || days.size() == DAYS);
  }

  /// The first moment from `now` on that is not quiet: mostly `now`.
  public Instant over(Instant now) {
    Instant at = now;
    for (int day = 0; day <= DAYS; day++) { // one quiet time may end where the next begins
      Instant end = endOfTheOneAt(at);
      if (end == null) {
        return at;
      }
      at = end;
    }
    return at;
  }

  private @Nullable Instant endOfTheOneAt(Instant at) {
    LocalDate today = at.atZone(zone).toLocalDate();
    for (LocalDate day : List.of(today.minusDays(1), today)) {
      if (days.isEmpty() || days.contains(day.getDayOfWeek())) {
        ZonedDateTime begin = day.atTime(from).atZone(zone);
        ZonedDateTime end = (to.isAfter(from) ? day : day.plusDays(1)).atTime(to).atZone(zone);
        if (!at.isBefore(begin.toInstant()) && at.isBefore(end.toInstant())) {
          return end.toInstant();
        }
      }
    }
    return null;
  }
}
