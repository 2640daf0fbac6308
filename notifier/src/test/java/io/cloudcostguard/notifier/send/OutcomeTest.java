package io.cloudcostguard.notifier.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.notifier.message.Links;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.outbound.Answer;
import io.cloudcostguard.schemas.subscription.Channel;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

  private static final DeliveryChannels CHANNELS = TestChannels.of(new Stories(new Links(null)));
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "WEBHOOK,200,Delivered",
    "WEBHOOK,204,Delivered",
    "WEBHOOK,301,Failed",
    "WEBHOOK,304,Failed",
    "WEBHOOK,307,Failed",
    "WEBHOOK,400,Retry",
    "WEBHOOK,401,Retry",
    "WEBHOOK,404,Retry",
    "WEBHOOK,410,Failed",
    "WEBHOOK,429,Retry",
    "WEBHOOK,500,Retry",
    "WEBHOOK,503,Retry",
    "WEBHOOK,101,Retry",
    "SLACK,200,Delivered",
    "SLACK,302,Failed",
    "SLACK,400,Failed",
    "SLACK,403,Failed",
    "SLACK,404,Failed",
    "SLACK,410,Failed",
    "SLACK,429,Retry",
    "SLACK,500,Retry",
    "TEAMS,202,Delivered",
    "TEAMS,302,Failed",
    "TEAMS,400,Failed",
    "TEAMS,401,Failed",
    "TEAMS,403,Failed",
    "TEAMS,404,Failed",
    "TEAMS,408,Retry",
    "TEAMS,413,Failed",
    "TEAMS,429,Retry",
    "TEAMS,502,Retry",
    "EMAIL,250,Delivered",
    "EMAIL,421,Retry",
    "EMAIL,450,Retry",
    "EMAIL,550,Failed",
    "EMAIL,554,Failed",
    "GITHUB,201,Delivered",
    "GITHUB,307,Failed",
    "GITHUB,401,Retry",
    "GITHUB,403,Retry",
    "GITHUB,404,Failed",
    "GITHUB,410,Failed",
    "GITHUB,422,Failed",
    "GITHUB,429,Retry",
    "GITHUB,502,Retry",
    "GITLAB,200,Delivered",
    "GITLAB,400,Failed",
    "GITLAB,401,Retry",
    "GITLAB,404,Failed",
    "GITLAB,429,Retry",
    "GITLAB,500,Retry",
    "BITBUCKET,201,Delivered",
    "BITBUCKET,404,Failed",
    "BITBUCKET,429,Retry",
    "AZURE_REPOS,200,Delivered",
    "AZURE_REPOS,302,Failed",
    "AZURE_REPOS,400,Failed",
    "AZURE_REPOS,503,Retry"
  })
  void followsFromTheStatus(Channel channel, int status, String outcome) {
    assertThat(
            Outcome.of(CHANNELS.of(channel), new Answer.Status(status, null, ""), NOW)
                .getClass()
                .getSimpleName())
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "WEBHOOK,410,'',true",
    "SLACK,403,invalid_token,false",
    "SLACK,404,channel_not_found,false",
    "SLACK,404,no_service,true",
    "SLACK,410,channel_is_archived,true",
    "TEAMS,403,'',false",
    "TEAMS,404,'',true",
    "EMAIL,550,5.7.1,false",
    "EMAIL,550,5.1.1,true",
    "GITHUB,410,'',false",
    "GITLAB,404,'',false"
  })
  void isGoneOnlyWhenTheReceiverTakesNoMessageAnyMore(
      Channel channel, int status, String body, boolean gone) {
    assertThat(Outcome.of(CHANNELS.of(channel), new Answer.Status(status, null, body), NOW))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.gone()).isEqualTo(gone));
  }

  @Test
  void saysThatTeamsAcceptedTheMessageOnly() {
    assertThat(Outcome.of(CHANNELS.of(Channel.TEAMS), new Answer.Status(202, null, ""), NOW))
        .isEqualTo(
            new Outcome.Delivered(
                202, "Accepted by Teams, which does not say whether it was posted"));
    assertThat(Outcome.of(CHANNELS.of(Channel.SLACK), new Answer.Status(200, null, "ok"), NOW))
        .isEqualTo(new Outcome.Delivered(200, null));
  }

  @Test
  void isNotGoneWhenTheRequestWasRefused() {
    assertThat(
            Outcome.of(
                CHANNELS.of(Channel.WEBHOOK),
                new Answer.Refused("The address is not allowed"),
                NOW))
        .isEqualTo(new Outcome.Failed(null, "The address is not allowed", false));
  }

  @Test
  void quotesSlacksErrorsButNoOtherBody() {
    assertThat(
            Outcome.of(CHANNELS.of(Channel.SLACK), new Answer.Status(404, null, "no_service"), NOW))
        .isEqualTo(new Outcome.Failed(404, "The receiver answered 404 no_service", true));
    assertThat(
            Outcome.of(
                CHANNELS.of(Channel.SLACK), new Answer.Status(404, null, "<html>secret"), NOW))
        .isEqualTo(new Outcome.Failed(404, "The receiver answered 404", false));
    assertThat(
            Outcome.of(
                CHANNELS.of(Channel.WEBHOOK), new Answer.Status(500, null, "no_service"), NOW))
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
  void readsRetryAfter(String retryAfter, Instant expected) {
    assertThat(RetryAfter.parse(retryAfter, NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-1", "1.5", "soon", "Fri, 20 Nov 2026 11:30:00 GMT", "٣", "1e9"})
  void ignoresARetryAfterThatIsNotInTheFuture(String retryAfter) {
    assertThat(RetryAfter.parse(retryAfter, NOW)).isNull();
  }

  @Test
  void limitsTheSecondsOfRetryAfter() {
    assertThat(RetryAfter.parse("9".repeat(5_000), NOW)).isAfter(NOW.plusSeconds(100_000_000));
  }
}
