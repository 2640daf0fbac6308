package io.cloudcostguard.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.outbound.Answer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "WEBHOOK,200,Delivered", "WEBHOOK,204,Delivered", "WEBHOOK,301,Failed", "WEBHOOK,304,Failed",
    "WEBHOOK,307,Failed", "WEBHOOK,400,Retry", "WEBHOOK,401,Retry", "WEBHOOK,404,Retry",
    "WEBHOOK,410,Failed", "WEBHOOK,429,Retry", "WEBHOOK,500,Retry", "WEBHOOK,503,Retry",
    "WEBHOOK,101,Retry", "SLACK,200,Delivered", "SLACK,302,Failed", "SLACK,400,Failed",
    "SLACK,403,Failed", "SLACK,404,Failed", "SLACK,410,Failed", "SLACK,429,Retry",
    "SLACK,500,Retry"
  })
  void followsFromTheStatus(Channel channel, int status, String outcome) {
    assertThat(
            Outcome.of(channel, new Answer.Status(status, null, ""), NOW)
                .getClass()
                .getSimpleName())
        .isEqualTo(outcome);
  }

  @Test
  void isGoneForGoodOnlyAfter410() {
    assertThat(Outcome.of(Channel.WEBHOOK, new Answer.Status(410, null, ""), NOW))
        .isEqualTo(new Outcome.Failed(410, "The receiver answered 410", true));
    assertThat(Outcome.of(Channel.WEBHOOK, new Answer.Refused("The address is not allowed"), NOW))
        .isEqualTo(new Outcome.Failed(null, "The address is not allowed", false));
  }

  @Test
  void quotesSlacksErrorsButNoOtherBody() {
    assertThat(Outcome.of(Channel.SLACK, new Answer.Status(404, null, "no_service"), NOW))
        .isEqualTo(new Outcome.Failed(404, "The receiver answered 404 no_service", false));
    assertThat(Outcome.of(Channel.SLACK, new Answer.Status(404, null, "<html>secret"), NOW))
        .isEqualTo(new Outcome.Failed(404, "The receiver answered 404", false));
    assertThat(Outcome.of(Channel.WEBHOOK, new Answer.Status(500, null, "no_service"), NOW))
        .isEqualTo(new Outcome.Retry(500, "The receiver answered 500", null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 2026-11-20T12:00:01Z",
        "86400 | 2026-11-21T12:00:00Z",
        "Fri, 20 Nov 2026 13:30:00 GMT | 2026-11-20T13:30:00Z"
      })
  void asksToWait(String retryAfter, Instant expected) {
    assertThat(RetryAfter.parse(retryAfter, NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-1", "1.5", "soon", "Fri, 20 Nov 2026 11:30:00 GMT", "٣", "1e9"})
  void doesNotWaitForWhatIsNoFutureMoment(String retryAfter) {
    assertThat(RetryAfter.parse(retryAfter, NOW)).isNull();
  }

  @Test
  void takesAnAbsurdNumberOfSecondsForALongTime() {
    assertThat(RetryAfter.parse("9".repeat(5_000), NOW)).isAfter(NOW.plusSeconds(100_000_000));
  }
}
