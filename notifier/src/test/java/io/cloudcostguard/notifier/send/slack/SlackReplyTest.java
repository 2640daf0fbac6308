package io.cloudcostguard.notifier.send.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.notifier.send.Outcome;
import io.cloudcostguard.outbound.Answer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackReplyTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "channel_not_found,true", "is_archived,true", "invalid_auth,true", "account_inactive,true",
    "token_revoked,true", "token_expired,true", "invalid_blocks,false", "msg_too_long,false"
  })
  void isFinalWhereTheSameWouldBeAnswered(String error, boolean gone) {
    assertThat(reply(200, null, "{\"ok\":false,\"error\":\"" + error + "\"}").outcome())
        .isEqualTo(new Outcome.Failed(200, "Slack answered " + error, gone));
  }

  @ParameterizedTest
  @ValueSource(strings = {"internal_error", "fatal_error", "missing_scope", "not_in_channel"})
  void isTriedAgainOtherwise(String error) {
    assertThat(reply(200, null, "{\"ok\":false,\"error\":\"" + error + "\"}").outcome())
        .isEqualTo(new Outcome.Retry(200, "Slack answered " + error, null));
  }

  @Test
  void asksToWaitWithWhicheverStatus() {
    String body = "{\"ok\":false,\"error\":\"ratelimited\"}";

    assertThat(reply(200, "30", body).outcome())
        .isEqualTo(new Outcome.Retry(200, "Slack answered ratelimited", NOW.plusSeconds(30)));
    assertThat(reply(429, "30", body).outcome())
        .isInstanceOfSatisfying(
            Outcome.Retry.class,
            retry -> assertThat(retry.notBefore()).isEqualTo(NOW.plusSeconds(30)));
    assertThat(reply(503, null, "").outcome()).isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void saysWhichMessageWasPosted() {
    SlackReply reply = reply(200, null, "{\"ok\":true,\"ts\":\"1503435956.000247\"}");

    assertThat(reply.ts()).isEqualTo("1503435956.000247");
    assertThat(reply.outcome()).isEqualTo(new Outcome.Delivered(200, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ok",
        "[]",
        "null",
        "{\"ok\":fal",
        "{\"ok\":false,\"error\":\"<secret>\"}",
        "{\"ok\":7}"
      })
  void quotesOnlyErrorCodes(String body) {
    assertThat(reply(200, null, body).outcome())
        .isEqualTo(new Outcome.Retry(200, "Slack answered no error that has a name", null));
  }

  @Test
  void ignoresATimestampInAnotherFormat() {
    assertThat(reply(200, null, "{\"ok\":true,\"ts\":\"x\\n\"}").ts()).isNull();
  }

  private static SlackReply reply(int status, String retryAfter, String body) {
    return SlackReply.of(new Answer.Status(status, retryAfter, body), NOW);
  }
}
