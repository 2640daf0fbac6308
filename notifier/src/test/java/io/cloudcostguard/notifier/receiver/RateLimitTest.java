package io.cloudcostguard.notifier.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void allowsABurstOfOneSecondAndThenOneRequestAfterTheOther() {
    RateLimit rate = new RateLimit(4);
    assertThat(rate.available(null, NOW)).isEqualTo(4);
    Instant next = rate.after(null, NOW, 4);
    assertThat(next).isEqualTo(NOW.plusMillis(250));
    assertThat(rate.available(next, NOW)).isZero();
    assertThat(rate.available(next, NOW.plusMillis(249))).isZero();
    assertThat(rate.available(next, NOW.plusMillis(250))).isEqualTo(1);
    assertThat(rate.available(next, NOW.plusMillis(500))).isEqualTo(2);
    assertThat(rate.available(next, NOW.plusSeconds(3600))).isEqualTo(4);
  }

  @Test
  void keepsUnusedTokens() {
    RateLimit rate = new RateLimit(4);
    Instant next = rate.after(null, NOW, 1);
    assertThat(rate.available(next, NOW)).isEqualTo(3);
    assertThat(rate.available(rate.after(next, NOW, 3), NOW)).isZero();
  }

  @Test
  void mayBeLessThanOneASecond() {
    RateLimit rate = new RateLimit(0.5);
    assertThat(rate.available(null, NOW)).isEqualTo(1);
    assertThat(rate.after(null, NOW, 1)).isEqualTo(NOW.plusSeconds(2));
  }
}
