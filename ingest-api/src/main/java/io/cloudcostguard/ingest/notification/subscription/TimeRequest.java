package io.cloudcostguard.ingest.notification.subscription;

import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.schemas.subscription.Digest;
import io.cloudcostguard.schemas.subscription.Digest.Every;
import io.cloudcostguard.schemas.subscription.QuietHours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Quiet hours and digests in a request. Each property is checked by itself, for a precise error.
final class TimeRequest {

  private TimeRequest() {}

  /// @param days null or empty: every day
  record Quiet(
      @Nullable String zone,
      @Nullable String from,
      @Nullable String to,
      @Nullable List<String> days) {

    QuietHours checked(RequestJson json) {
      QuietHours quiet =
          new QuietHours(
              zoneOf(json, "quietHours.zone", zone),
              time(json, "quietHours.from", from),
              time(json, "quietHours.to", to),
              daysOf(json, days));
      if (!quiet.end()) {
        throw json.invalid(
            "`quietHours` never end, so no event would be sent. Pause the subscription instead.");
      }
      return quiet;
    }
  }

  /// @param at null: 09:00
  /// @param day of weekly ones; null: monday
  record DigestAt(
      @Nullable String every, @Nullable String at, @Nullable String day, @Nullable String zone) {

    Digest checked(RequestJson json) {
      return new Digest(
          everyOf(json, every),
          time(json, "digest.at", at == null ? "09:00" : at),
          dayOf(json, "digest.day", day == null ? "monday" : day),
          zoneOf(json, "digest.zone", zone));
    }
  }

  private static Every everyOf(RequestJson json, @Nullable String every) {
    return switch (every) {
      case "hourly" -> Every.HOUR;
      case "daily" -> Every.DAY;
      case "weekly" -> Every.WEEK;
      case null, default -> throw json.invalid("`digest.every` must be hourly, daily or weekly.");
    };
  }

  private static ZoneId zoneOf(RequestJson json, String what, @Nullable String zone) {
    if (zone == null || !ZoneId.getAvailableZoneIds().contains(zone)) {
      throw json.invalid("`" + what + "` must be the name of a time zone, e.g. Europe/Berlin.");
    }
    return ZoneId.of(zone);
  }

  private static LocalTime time(RequestJson json, String what, @Nullable String time) {
    try {
      if (time != null && time.matches("\\d\\d:\\d\\d")) {
        return LocalTime.parse(time);
      }
    } catch (DateTimeException _) {
      // said below
    }
    throw json.invalid("`" + what + "` must be a time from 00:00 to 23:59.");
  }

  private static Set<DayOfWeek> daysOf(RequestJson json, @Nullable List<String> days) {
    Set<DayOfWeek> set = EnumSet.noneOf(DayOfWeek.class);
    for (String one : days == null ? List.<String>of() : days) {
      set.add(dayOf(json, "quietHours.days", one));
    }
    return set;
  }

  private static DayOfWeek dayOf(RequestJson json, String what, @Nullable String day) {
    for (DayOfWeek one : DayOfWeek.values()) {
      if (day != null && one.name().equals(day.toUpperCase(Locale.ROOT))) {
        return one;
      }
    }
    throw json.invalid("`" + what + "` must have days such as monday.");
  }
}
