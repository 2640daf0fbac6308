package io.cloudcostguard.notifier.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.notifier.NotifierProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryScheduleTest {

  private static final Instant CREATED = Instant.parse("2026-11-20T12:00:00Z");
  private static final NotifierProperties.Retry DEFAULTS =
      new NotifierProperties.Retry(
          Duration.ofSeconds(5), Duration.ofHours(4), Duration.ofHours(24), Duration.ofHours(72));

  private final RetrySchedule longest = new RetrySchedule(DEFAULTS, longest());

  @ParameterizedTest
  @CsvSource({"1,5", "2,10", "3,20", "10,2560", "12,10240", "13,14400", "50,14400"})
  void doublesTheLongestBackoffUpToFourHours(int attempt, long seconds) {
    assertThat(longest.next(attempt, CREATED, CREATED, null))
        .isEqualTo(CREATED.plusSeconds(seconds));
  }

  @Test
  void spreadsRetriesOverTheWholeBackoff() {
    RetrySchedule schedule = new RetrySchedule(DEFAULTS, new Random(7));
    int[] perSecond = new int[20];
    for (int i = 0; i < 20_000; i++) {
      Instant next = schedule.next(3, CREATED, CREATED, null);
      perSecond[Math.min(19, (int) Duration.between(CREATED, next).toSeconds())]++;
    }
    assertThat(Arrays.stream(perSecond)).allMatch(count -> count > 800 && count < 1_200);
  }

  @Test
  void triesForSeventyTwoHoursAndOnceMoreAtTheirEnd() {
    RetrySchedule schedule = new RetrySchedule(DEFAULTS, new Random(7));
    Instant now = CREATED;
    int attempt = 1;
    for (Instant next = now; next != null; next = schedule.next(attempt++, CREATED, now, null)) {
      now = next;
    }
    assertThat(now).isEqualTo(CREATED.plus(Duration.ofHours(72)));
    assertThat(attempt).isBetween(30, 90);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 30, 3_600, 86_400})
  void neverComesBackEarlierThanAskedNorMuchLater(long seconds) {
    RetrySchedule schedule = new RetrySchedule(DEFAULTS, new Random(7));
    Instant asked = CREATED.plusSeconds(seconds);
    for (int i = 0; i < 1_000; i++) {
      assertThat(schedule.next(1, CREATED, CREATED, asked))
          .isBetween(asked, asked.plusMillis(seconds * 100));
    }
  }

  @Test
  void comesBackWhenAskedToAlsoAfterTheEnd() {
    Instant now = CREATED.plus(Duration.ofHours(71));
    Instant asked = now.plus(Duration.ofHours(10));
    assertThat(longest.next(9, CREATED, now, asked)).isEqualTo(asked.plus(Duration.ofHours(1)));
    assertThat(longest.next(10, CREATED, asked, null)).isNull();
  }

  @Test
  void limitsRetryAfterToADay() {
    Instant day = CREATED.plus(Duration.ofDays(1));
    assertThat(longest.notBefore(CREATED.plus(Duration.ofDays(400)), CREATED)).isEqualTo(day);
    assertThat(longest.notBefore(day, CREATED)).isEqualTo(day);
    assertThat(longest.notBefore(null, CREATED)).isNull();
  }

  private static RandomGenerator longest() {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new UnsupportedOperationException();
      }

      @Override
      public long nextLong(long bound) {
        return bound - 1;
      }
    };
  }
}
