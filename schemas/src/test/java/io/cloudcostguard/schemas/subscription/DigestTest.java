package io.cloudcostguard.schemas.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.subscription.Digest.Every;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          HOUR, 2026-11-20T10:14:59Z, 2026-11-20T10:15:00Z
          HOUR, 2026-11-20T10:15:00Z, 2026-11-20T11:15:00Z
          DAY,  2026-11-20T08:14:59Z, 2026-11-20T08:15:00Z
          DAY,  2026-11-20T08:15:00Z, 2026-11-21T08:15:00Z
          WEEK, 2026-11-20T10:00:00Z, 2026-11-25T08:15:00Z
          WEEK, 2026-11-25T08:15:00Z, 2026-12-02T08:15:00Z
          # the clock goes back
          DAY,  2026-10-24T20:00:00Z, 2026-10-25T08:15:00Z
          """)
  void isDueByTheClockOnTheWall(Every every, Instant now, Instant due) {
    Digest digest =
        new Digest(every, LocalTime.of(9, 15), DayOfWeek.WEDNESDAY, ZoneId.of("Europe/Berlin"));

    assertThat(digest.after(now)).isEqualTo(due);
  }

  @Test
  void isDueSoonAfterAnyMomentAndAtTheSameTimeFromAllMomentsBefore() {
    Random random = new Random(11);
    List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
    for (int i = 0; i < 20_000; i++) {
      Every every = Every.values()[random.nextInt(3)];
      Digest digest =
          new Digest(
              every,
              LocalTime.of(random.nextInt(24), random.nextInt(60)),
              DayOfWeek.of(1 + random.nextInt(7)),
              ZoneId.of(zones.get(random.nextInt(zones.size()))));
      Instant now = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));

      Instant due = digest.after(now);

      assertThat(due).as("%s at %s", digest, now).isAfter(now);
      assertThat(Duration.between(now, due)).isLessThan(Duration.ofDays(9));
      assertThat(digest.after(due.minusMillis(1))).as("%s at %s", digest, now).isEqualTo(due);
    }
  }

  @Test
  void survivesARoundTrip() {
    Digest digest = new Digest(Every.WEEK, LocalTime.of(9, 0), DayOfWeek.MONDAY, ZoneId.of("UTC"));

    String json = Json.MAPPER.writeValueAsString(digest);

    assertThat(json).contains("\"weekly\"");
    assertThat(Json.MAPPER.readValue(json, Digest.class)).isEqualTo(digest);
  }
}
