package io.cloudcostguard.schemas.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Json;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2026-11-20T20:59:59Z, 2026-11-20T20:59:59Z
          2026-11-20T21:00:00Z, 2026-11-21T06:00:00Z
          2026-11-21T03:00:00Z, 2026-11-21T06:00:00Z
          2026-11-21T06:00:00Z, 2026-11-21T06:00:00Z
          # the night in which clocks go back
          2026-10-24T20:30:00Z, 2026-10-25T06:00:00Z
          # the night in which they go forward
          2026-03-28T23:30:00Z, 2026-03-29T05:00:00Z
          """)
  void endInTheMorning(Instant now, Instant over) {
    QuietHours nights = new QuietHours(BERLIN, LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of());

    assertThat(nights.over(now)).isEqualTo(over);
  }

  @Test
  void ofAWeekendAreOneTime() {
    QuietHours weekend =
        new QuietHours(
            BERLIN,
            LocalTime.MIDNIGHT,
            LocalTime.MIDNIGHT,
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

    assertThat(weekend.over(Instant.parse("2026-11-21T12:00:00Z")))
        .isEqualTo("2026-11-22T23:00:00Z");
    assertThat(weekend.over(Instant.parse("2026-11-20T12:00:00Z")))
        .isEqualTo("2026-11-20T12:00:00Z");
  }

  @Test
  void thatNeverEndSaySo() {
    assertThat(new QuietHours(BERLIN, LocalTime.NOON, LocalTime.NOON, Set.of()).end()).isFalse();
    assertThat(
            new QuietHours(BERLIN, LocalTime.NOON, LocalTime.NOON, Set.of(DayOfWeek.MONDAY)).end())
        .isTrue();
  }

  @Test
  void alwaysEndAtATimeThatIsNotQuietAndNeverBeforeNow() {
    Random random = new Random(7);
    List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
    for (int i = 0; i < 20_000; i++) {
      QuietHours quiet =
          new QuietHours(
              ZoneId.of(zones.get(random.nextInt(zones.size()))),
              LocalTime.of(random.nextInt(24), random.nextInt(60)),
              LocalTime.of(random.nextInt(24), random.nextInt(60)),
              random
                  .ints(random.nextInt(4), 1, 8)
                  .mapToObj(DayOfWeek::of)
                  .collect(Collectors.toSet()));
      Instant now = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));

      Instant over = quiet.over(now);

      if (quiet.end()) {
        assertThat(over).as("%s at %s", quiet, now).isAfterOrEqualTo(now);
        assertThat(quiet.over(over)).as("%s at %s", quiet, now).isEqualTo(over);
        assertThat(Duration.between(now, over)).isLessThan(Duration.ofDays(8));
      }
    }
  }

  @Test
  void areWrittenAsTheyAreRead() {
    QuietHours quiet =
        new QuietHours(BERLIN, LocalTime.of(22, 0), LocalTime.of(7, 30), Set.of(DayOfWeek.MONDAY));

    String json = Json.MAPPER.writeValueAsString(quiet);

    assertThat(json)
        .contains("\"Europe/Berlin\"", "\"22:00\"", "\"07:30\"", "[\"MONDAY\"]")
        .doesNotContain("\"end\"");
    assertThat(Json.MAPPER.readValue(json, QuietHours.class)).isEqualTo(quiet);
  }
}
